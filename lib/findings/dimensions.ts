import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import type { FieldName } from '@/lib/query/fields';
import { TERM_FIELDS } from '@/lib/query/names';

/** What findings can be counted by. A day is one of UTC; `owned`: anybody has it; `late`: closed after its target. */
export const DIMENSIONS = [
  'severity',
  'source',
  'kind',
  'status',
  'verdict',
  'owned',
  'late',
  'owner',
  'tenant',
  'policy',
  'account',
  'person',
  'resource',
  'created',
  'closed',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Shape = {
  /** The value of a row, as SQL. */
  column: string;
  /** The field of the query language that asks for a value. */
  field: FieldName;
  /** Closed sets: the number behind each word. */
  codes?: Record<string, number>;
  /** Names from the dictionary: which part of it. */
  term?: number;
};

export const SHAPES: Record<Dimension, Shape> = {
  severity: { column: 'f.severity', field: 'severity', codes: SEVERITY_CODES },
  source: { column: 'f.source', field: 'source', codes: SOURCE_CODES },
  kind: { column: 'f.kind', field: 'kind', codes: KIND_CODES },
  status: { column: 'f.status', field: 'status', codes: STATUS_CODES },
  verdict: { column: 'f.verdict', field: 'verdict', codes: VERDICT_CODES },
  owned: { column: '(f.owner_id is not null)::int', field: 'is' },
  // Of what is open it says nothing: there the clock decides from moment to moment.
  late: { column: 'f.late::int', field: 'is' },
  owner: { column: 'f.owner_id', field: 'owner' },
  tenant: { column: 'f.connection_id', field: 'tenant' },
  policy: { column: 'f.policy_id', field: 'policy', term: TERM_FIELDS.policy },
  account: { column: 'f.account_id', field: 'account', term: TERM_FIELDS.account },
  person: { column: 'f.person_id', field: 'person', term: TERM_FIELDS.person },
  resource: { column: 'f.resource_id', field: 'resource', term: TERM_FIELDS.resource },
  created: { column: dayOf('f.created_at'), field: 'created' },
  closed: { column: dayOf('f.closed_at'), field: 'closed' },
};

/** The day of UTC an instant lies in, as the query language writes it. */
function dayOf(column: string): string {
  return `(date_bin('1 day', ${column}, timestamptz '2000-01-01 00:00:00+00') at time zone 'UTC')::date`;
}
