import { defineVendor } from '../define';
import { idAt, toPage } from '../page';
import type { Window } from '../vendor';
import { about } from './about';
import { alertConfigPage } from './alert-configs';
import { type EdgeApi, openEdge } from './client';
import { getOne } from './get-one';
import { EDGE_LIMITS } from './limits';
import { edgeLive } from './live';
import { toActivity, toAppControlPolicy, toFinding, toPolicy, toUser, toWorkflow, toWorkflowRun } from './map';
import { edgePerform } from './perform';
import { EdgeAlert, EdgeAuditEvent, EdgePolicy, EdgeUser, EdgeWorkflow, EdgeWorkflowRun } from './schema';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const idOf = idAt('uuid');

export const laceworkEdge = defineVendor({
  about,
  http: { limits: EDGE_LIMITS },
  open: openEdge,
  async verify(api, signal) {
    const session = await api.login(signal);
    const to = new Date();
    const alerts = await api.alerts({ from: new Date(to.getTime() - DAY), to }, signal);
    return `Signed in to ${session.account_name || 'the account'}; ${alerts.length} alerts of the last 24 hours were read.`;
  },
  pull: {
    finding: {
      mode: 'window',
      // That start and end are about creation is our reading: see alertQuery in client.ts.
      by: ['created'],
      // There is no paging, so a window must be small enough to be one answer.
      stepMs: 7 * DAY,
      everyMs: 10 * SECOND,
      pages: alertPages,
      async *openPages(api, signal) {
        for (const window of allTime(new Date())) yield* alertPages(api, window, signal);
      },
    },
    policy: {
      mode: 'whole',
      everyMs: 120 * SECOND,
      async *pages(api, _window, signal) {
        const { naming } = api;
        yield toPage(await api.policies(signal), EdgePolicy, (one) => toPolicy(one, naming), idOf, null);
        const appControl = await api.appControlPolicies(signal);
        yield toPage(appControl, EdgePolicy, (one) => toAppControlPolicy(one, naming), idOf, null);
        yield await alertConfigPage(api, signal);
      },
    },
    workflow: {
      mode: 'whole',
      everyMs: 300 * SECOND,
      async *pages(api, _window, signal) {
        yield toPage(await api.workflows(signal), EdgeWorkflow, (one) => toWorkflow(one, api.naming), idOf, null);
      },
    },
    workflow_run: {
      mode: 'whole',
      everyMs: 20 * SECOND,
      async *pages(api, _window, signal) {
        const runs = await api.workflowRuns(signal);
        yield toPage(runs, EdgeWorkflowRun, (one) => toWorkflowRun(one, api.naming), idOf, null);
      },
    },
    activity: {
      mode: 'window',
      by: ['created'],
      // As for alerts there is no paging.
      stepMs: 7 * DAY,
      everyMs: 60 * SECOND,
      async *pages(api, window, signal) {
        yield toPage(await api.auditEvents(window, signal), EdgeAuditEvent, toActivity, idOf, null);
      },
    },
    user: {
      mode: 'whole',
      everyMs: 600 * SECOND,
      async *pages(api, _window, signal) {
        yield toPage(await api.users(signal), EdgeUser, (one) => toUser(one, api.naming), idOf, null);
      },
    },
  },
  getOne,
  perform: edgePerform,
  live: edgeLive,
});

async function* alertPages(api: EdgeApi, window: Window, signal: AbortSignal) {
  yield toPage(await api.alerts(window, signal), EdgeAlert, (one) => toFinding(one, api.naming), idOf, null);
}

/** Half a year in months, newest first, and whatever is older in one. */
function* allTime(now: Date): Generator<Window> {
  const step = 30 * DAY;
  for (let age = 0; age < 6; age++) {
    yield { from: new Date(now.getTime() - (age + 1) * step), to: new Date(now.getTime() - age * step) };
  }
  yield { from: new Date(0), to: new Date(now.getTime() - 6 * step) };
}
