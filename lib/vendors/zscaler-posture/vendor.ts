import { defineVendor } from '../define';
import { about } from './about';
import { openPosture } from './client';
import { POSTURE_LIMITS } from './limits';
import { alertPages, WINDOW_MS } from './walk';

const SECOND = 1_000;

export const zscalerPosture = defineVendor({
  about,
  http: { limits: POSTURE_LIMITS, limitsOf: 'origin' },
  open: openPosture,
  async verify(api, signal) {
    const to = new Date();
    const window = { from: new Date(to.getTime() - WINDOW_MS), to };
    const position = { limit: '1', offset: null };
    const { total } = await api.alerts({ set: 'cloud', window, by: 'updated', position }, signal);
    return `The key works; ${total ?? 'some'} cloud alerts were new or changed in the last 48 hours.`;
  },
  pull: {
    finding: {
      mode: 'window',
      by: ['updated', 'created'],
      stepMs: WINDOW_MS,
      everyMs: 10 * SECOND,
      pages: alertPages,
    },
  },
  perform: {},
  live: {},
});
