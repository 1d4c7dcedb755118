import type { SetFault } from './schema';

export type Rehearsal = { id: string; label: string; purpose: string; faults: readonly SetFault[] };

const MINUTE = 60_000;

/** Outages a team may want to have seen before the real one; all of them end by themselves. */
export const REHEARSALS: readonly Rehearsal[] = [
  {
    id: 'zscaler-throttles',
    label: 'Zscaler throttles for 5 minutes',
    purpose: 'Workflow Automation answers every call with 429 and asks to wait 20 seconds.',
    faults: [
      {
        ...{ vendor: 'zscaler-workflow', kind: 'status', status: 429, told: 'seconds', toldSeconds: 20 },
        forMs: 5 * MINUTE,
      },
    ],
  },
  {
    id: 'edge-down',
    label: 'Edge is down for 5 minutes',
    purpose: 'Every call to Lacework Edge fails with 503. Its breaker opens; the other sources go on.',
    faults: [{ vendor: 'lacework-edge', kind: 'status', status: 503, forMs: 5 * MINUTE }],
  },
  {
    id: 'posture-silent',
    label: 'Posture Control falls silent for 5 minutes',
    purpose: 'It takes every call and never answers, which is worse than an error.',
    faults: [{ vendor: 'zscaler-posture', kind: 'silence', forMs: 5 * MINUTE }],
  },
  {
    id: 'lost-answers',
    label: 'Zscaler loses its answers for 5 minutes',
    purpose: 'Half of the closes, notes and labels are done at the vendor, and nobody is told.',
    faults: ['incident_close', 'incident_notes', 'assign_labels'].map((operation) => ({
      ...{ vendor: 'zscaler-workflow', operation, kind: 'reset-after', chance: 0.5 },
      forMs: 5 * MINUTE,
    })),
  },
  {
    id: 'sessions-end',
    label: 'Every session ends at once',
    purpose: 'Workflow Automation and Edge forget their sessions; one sign-in each should be all that it takes.',
    faults: [
      { vendor: 'zscaler-workflow', kind: 'tokens-die', times: 1 },
      { vendor: 'lacework-edge', kind: 'tokens-die', times: 1 },
    ],
  },
  {
    id: 'web-pages',
    label: 'A proxy answers in between for 3 minutes',
    purpose: 'One call in three, to any vendor, gets a sign-in page with status 200 for an answer.',
    faults: [{ vendor: '*', kind: 'html200', chance: 0.33, forMs: 3 * MINUTE }],
  },
  {
    id: 'workato-slow',
    label: 'Workato is slow for 5 minutes',
    purpose: 'Each answer takes 4 to 10 seconds.',
    faults: [{ vendor: 'workato', kind: 'delay', delayMs: 4_000, jitterMs: 6_000, forMs: 5 * MINUTE }],
  },
];
