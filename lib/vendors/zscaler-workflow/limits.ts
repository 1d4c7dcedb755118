const MEDIUM = { perMinute: 20, perHour: 400 };
const LIGHT = { perMinute: 30, perHour: 1_000 };

/** As documented, and each operation by itself. Whose they are is not said; taken as the API key's. */
export const WORKFLOW_LIMITS = {
  token: MEDIUM,
  search: MEDIUM,
  groups: MEDIUM,
  labels: MEDIUM,
  notes: MEDIUM,
  close: LIGHT,
  details: LIGHT,
  transactions: LIGHT,
  history: LIGHT,
  triggers: LIGHT,
  tickets: LIGHT,
  evidence: LIGHT,
  delete: LIGHT,
  audit: MEDIUM,
};

/** An operation and the class it counts against: here they are the same. */
export type Operation = keyof typeof WORKFLOW_LIMITS;
