import { z } from 'zod';

/** Short names of the four kinds of source, as analysts type them in queries. */
export const SOURCES = ['dlp', 'posture', 'edge', 'automation'] as const;
export const Source = z.enum(SOURCES);
export type Source = z.infer<typeof Source>;

/** What a finding is at its vendor. The number is what the database keeps. */
export const KIND_CODES = {
  dlp_incident: 1,
  cloud_alert: 2,
  iac_alert: 3,
  edge_alert: 4,
  automation_event: 5,
} as const;
export const Kind = z.enum(['dlp_incident', 'cloud_alert', 'iac_alert', 'edge_alert', 'automation_event']);
export type Kind = z.infer<typeof Kind>;

export const SOURCE_CODES: Record<Source, number> = { dlp: 1, posture: 2, edge: 3, automation: 4 };
export const SOURCE_OF_KIND: Record<Kind, Source> = {
  dlp_incident: 'dlp',
  cloud_alert: 'posture',
  iac_alert: 'posture',
  edge_alert: 'edge',
  automation_event: 'automation',
};

/** `unknown`: the vendor sent a value nobody has named yet; it sorts below low and above info. */
export const Severity = z.enum(['critical', 'high', 'medium', 'low', 'unknown', 'info']);
export type Severity = z.infer<typeof Severity>;
export const SEVERITY_CODES: Record<Severity, number> = {
  info: 1,
  unknown: 2,
  low: 3,
  medium: 4,
  high: 5,
  critical: 6,
};

/** OCSF finding status, with `waiting` (for a user or approver) and `accepted` (OCSF: suppressed). Open is below 4. */
export const Status = z.enum([
  'unknown',
  'new',
  'in_progress',
  'waiting',
  'accepted',
  'resolved',
  'snoozed',
  'suppressed',
  'merged',
]);
export type Status = z.infer<typeof Status>;
export const STATUS_CODES: Record<Status, number> = {
  unknown: 0,
  new: 1,
  in_progress: 2,
  waiting: 3,
  accepted: 4,
  resolved: 5,
  // Put aside by a person until a time, or until it gets worse: not open, and not closed.
  snoozed: 6,
  // Left out by a rule until the rule ends: not open, and not closed.
  suppressed: 7,
  // Another finding stands for it: not open, and not closed.
  merged: 8,
};
export const FIRST_CLOSED_STATUS = STATUS_CODES.accepted;

/** What is over: snoozed and suppressed come back, merged can be split off. */
export function isClosedCode(status: number): boolean {
  return status === STATUS_CODES.accepted || status === STATUS_CODES.resolved;
}

/** OCSF incident verdicts; the number is OCSF's `verdict_id`. */
export const VERDICT_CODES = {
  unknown: 0,
  false_positive: 1,
  true_positive: 2,
  disregard: 3,
  suspicious: 4,
  benign: 5,
  test: 6,
  insufficient_data: 7,
  security_risk: 8,
  managed_externally: 9,
  duplicate: 10,
} as const;
export const Verdict = z.enum(Object.keys(VERDICT_CODES) as [keyof typeof VERDICT_CODES]);
export type Verdict = z.infer<typeof Verdict>;

/** The name a code stands for; a code without a name is our own bug, so it throws. */
export function nameOf<N extends string>(codes: Record<N, number>, code: number): N {
  for (const name in codes) if (codes[name] === code) return name;
  throw new Error(`no name for code ${code}`);
}
