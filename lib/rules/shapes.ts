import type { Severity, Source, Status, Verdict } from '@/lib/model/finding';

export type Effect =
  | { type: 'assign'; owner: { id: string; name: string } }
  | { type: 'label'; label: string }
  | { type: 'snooze'; minutes: number }
  | { type: 'suppress' };

/** Done by itself with what a query asks for. Instants as ISO 8601. */
export type Rule = {
  id: string;
  name: string;
  q: string;
  effect: Effect;
  /** From then on it does nothing; what it suppressed is shown again. */
  expiresAt: string | null;
  isEnabled: boolean;
  isExpired: boolean;
  /** It still goes through what was there before it. */
  isCatchingUp: boolean;
  /** Why it does nothing, in words for people. */
  trouble: string | null;
  /** How many findings it has done this with in the last 30 days. */
  taken: number;
  version: number;
  changedBy: { id: string; name: string };
  changedAt: string;
};

/** GET /api/rules: in the order in which they act. */
export type Rules = { rules: Rule[] };

/** POST /api/rules/rehearsal: what the last 30 days brought that the rule would have taken. Each number has its query. */
export type Rehearsal = {
  q: string;
  fits: Counted;
  truePositives: Counted;
  /** Open now: what it takes at once where it is to. */
  open: Counted;
  bySource: (Counted & { source: Source })[];
  bySeverity: (Counted & { severity: Severity })[];
  /** The first of them, those judged a true positive before all others. */
  items: RehearsedFinding[];
};
export type Counted = { value: number; query: string };
export type RehearsedFinding = {
  id: string;
  title: string;
  source: Source;
  severity: Severity;
  status: Status;
  verdict: Verdict | null;
  createdAt: string;
};
