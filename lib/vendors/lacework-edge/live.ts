import { z } from 'zod';
import { idAt, toPage } from '../page';
import type { LiveRead } from '../vendor';
import type { EdgeApi } from './client';
import { toHistory } from './history';
import { rawOf, toFinding, toUser, toWorkflow, toWorkflowRun } from './map';
import { findPolicy } from './perform-policy';
import { EdgeDevice, EdgeHistoryItem, EdgeId } from './schema';

const params = z.strictObject({ uuid: EdgeId });

function one(read: (api: EdgeApi, uuid: string, signal: AbortSignal) => Promise<unknown>): LiveRead<EdgeApi> {
  return { params, read: (api, { uuid = '' }, signal) => read(api, uuid, signal) };
}

/** Reads for one page of the console; their answers are shown and never stored. */
export const edgeLive: Record<string, LiveRead<EdgeApi>> = {
  alert: one(async (api, uuid, signal) => toFinding(await api.alert(uuid, signal), api.naming)),
  history: one(async (api, uuid, signal) => {
    const entries = await api.history(uuid, signal);
    const page = toPage(entries, EdgeHistoryItem, (entry) => toHistory(entry, api.naming), idAt('uuid'), null);
    return { entries: page.items, odd: page.odd };
  }),
  run: one(async (api, uuid, signal) => toWorkflowRun(await api.workflowRun(uuid, signal), api.naming)),
  policy: one(async (api, uuid, signal) => (await findPolicy(api, uuid, signal)).record),
  workflow: one(async (api, uuid, signal) => toWorkflow(await api.workflow(uuid, signal), api.naming)),
  user: one(async (api, uuid, signal) => toUser(await api.user(uuid, signal), api.naming)),
  userDevices: one(async (api, uuid, signal) => {
    const answer = await api.userDevices(uuid, signal);
    const page = toPage(answer.devices ?? [], EdgeDevice, ({ raw }) => rawOf(raw), idAt('uuid'), null);
    return { devices: page.items, odd: page.odd, complete: !answer.continuation_token };
  }),
};
