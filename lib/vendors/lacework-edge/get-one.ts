import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import { idAt } from '../page';
import type { Noun } from '../vendor';
import { type EdgeApi, isMissing } from './client';
import { toFinding, toUser, toWorkflow, toWorkflowRun } from './map';
import { findPolicy } from './perform-policy';

const MONTH_MS = 30 * 86_400_000;
const idOf = idAt('uuid');

/** One record by its uuid. Null only where the vendor's "no such thing" can be believed. */
export async function getOne(
  api: EdgeApi,
  noun: Noun,
  uuid: string,
  signal: AbortSignal,
): Promise<FindingRecord | ItemRecord | null> {
  try {
    return await readOne(api, noun, uuid, signal);
  } catch (error) {
    // The path of this read is inferred: where it is wrong, everything would seem to be gone. A "no such thing" is
    // believed only while the same read finds something else.
    if (isMissing(error) && (await canReadOne(api, noun, signal))) return null;
    throw error;
  }
}

async function readOne(
  api: EdgeApi,
  noun: Noun,
  uuid: string,
  signal: AbortSignal,
): Promise<FindingRecord | ItemRecord> {
  switch (noun) {
    case 'finding':
      return toFinding(await api.alert(uuid, signal), api.naming);
    case 'policy':
      return (await findPolicy(api, uuid, signal)).record;
    case 'workflow':
      return toWorkflow(await api.workflow(uuid, signal), api.naming);
    case 'workflow_run':
      return toWorkflowRun(await api.workflowRun(uuid, signal), api.naming);
    case 'user':
      return toUser(await api.user(uuid, signal), api.naming);
    case 'tag':
    case 'activity':
      throw new Error(`Edge has no ${noun}`);
  }
}

async function canReadOne(api: EdgeApi, noun: Noun, signal: AbortSignal): Promise<boolean> {
  const known = (await someOf(api, noun, signal)).map(idOf).find((id) => id !== null);
  if (!known) return false;
  try {
    await readOne(api, noun, known, signal);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function someOf(api: EdgeApi, noun: Noun, signal: AbortSignal): Promise<unknown[]> {
  switch (noun) {
    case 'finding': {
      const to = new Date();
      return api.alerts({ from: new Date(to.getTime() - MONTH_MS), to }, signal);
    }
    case 'policy':
      return api.policies(signal);
    case 'workflow':
      return api.workflows(signal);
    case 'workflow_run':
      return api.workflowRuns(signal);
    case 'user':
      return api.users(signal);
    case 'tag':
    case 'activity':
      return [];
  }
}
