import { VendorError } from '@/lib/errors';
import { defineVendor } from '../define';
import { about } from './about';
import { auditPages } from './audit';
import { openWorkflow } from './client';
import { WORKFLOW_LIMITS } from './limits';
import { workflowLive } from './live';
import { toFinding } from './map';
import { workflowPerform } from './perform';
import { openPages, windowPages } from './walk';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

export const zscalerWorkflow = defineVendor({
  about,
  http: { limits: WORKFLOW_LIMITS },
  open: openWorkflow,
  async verify(api, signal) {
    await api.login(signal);
    const to = new Date();
    const window = { from: new Date(to.getTime() - DAY), to };
    const { cursor, incidents } = await api.search({ window }, { number: 0, size: 1 }, signal);
    return `The key works; ${cursor.totalElements ?? incidents?.length ?? 0} incidents were created in the last 24 hours.`;
  },
  pull: {
    finding: {
      mode: 'window',
      // The time range is taken to mean creation; there is none for the last change.
      by: ['created'],
      stepMs: 7 * DAY,
      // 400 searches an hour, shared with the walk of what is open and with the backfill.
      everyMs: 30 * SECOND,
      pages: windowPages,
      openPages: (api, signal) => openPages(api, signal),
    },
    activity: {
      mode: 'window',
      by: ['created'],
      stepMs: 30 * DAY,
      // 400 calls an hour, of a budget of their own.
      everyMs: 60 * SECOND,
      pages: auditPages,
    },
  },
  async getOne(api, noun, externalId, signal) {
    if (noun !== 'finding') throw new Error('An entry of the audit log cannot be read by itself.');
    try {
      return toFinding(await api.incident(externalId, signal));
    } catch (error) {
      if (error instanceof VendorError && error.detail.status === 404) return null;
      throw error;
    }
  },
  perform: workflowPerform,
  live: workflowLive,
});
