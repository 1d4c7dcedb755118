import type { FindingRow, Instant, Person } from '@/lib/findings/shapes';
import type { Severity, Verdict } from '@/lib/model/finding';

/** A case in a list. Its severity is the worst of its open findings; null when none is open. */
export type CaseRow = {
  id: string;
  number: number;
  title: string;
  owner: Person | null;
  verdict: Verdict | null;
  severity: Severity | null;
  findings: { total: number; open: number; snoozed: number; suppressed: number; merged: number };
  tasks: { total: number; done: number };
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  version: number;
};

/** GET /api/cases */
export type CasePage = { items: CaseRow[]; next: string | null };

export type CaseTask = {
  id: string;
  title: string;
  assignee: Person | null;
  createdBy: Person;
  createdAt: Instant;
  done: { at: Instant; by: Person } | null;
  version: number;
};
export type CaseDecision = { id: string; author: Person; body: string; at: Instant };
/** What was done to the case, newest first: our audit rows about it. */
export type CaseEvent = { seq: number; at: Instant; actor: string; what: string; before: unknown; after: unknown };

/** GET /api/cases/[id] */
export type CaseDetail = CaseRow & {
  summary: string;
  verdictReason: string | null;
  createdBy: Person;
  taskList: CaseTask[];
  decisions: CaseDecision[];
  findingList: FindingRow[];
  timeline: CaseEvent[];
};

/** What came of linking: each finding that could not be, with the reason. */
export type LinkResult = { case: CaseRow; linked: number; refused: { id: string; message: string }[] };
