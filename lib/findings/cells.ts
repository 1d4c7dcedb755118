import type { toldOf } from './told-row';

type Cell = string | number | null;
export type FindingCells = Cell[][];

/** What a table shows of a finding. */
type Listed = ReturnType<typeof toldOf> & { tenant: { name: string }; owner: { name: string } | null };

// Browser-safe: a copied selection and an exported query are the same table, in the words of the query language.
const FIELDS: readonly [string, (row: Listed) => Cell][] = [
  ['id', (row) => row.id],
  ['vendor id', (row) => row.externalId],
  ['source', (row) => row.source],
  ['tenant', (row) => row.tenant.name],
  ['kind', (row) => row.kind],
  ['severity', (row) => row.severity],
  ['severity at the vendor', (row) => row.vendorSeverity],
  ['status', (row) => row.status],
  ['status at the vendor', (row) => row.vendorStatus],
  ['title', (row) => row.title],
  ['person', (row) => row.person],
  ['resource', (row) => row.resource],
  ['account', (row) => row.account],
  ['policy', (row) => row.policy],
  ['owner', (row) => row.owner?.name ?? null],
  ['verdict', (row) => row.verdict],
  ['rank', (row) => row.rank],
  ['created', (row) => row.createdAt],
  ['updated', (row) => row.updatedAt],
  ['due', (row) => row.dueAt],
  ['closed', (row) => row.closedAt],
];

/** What the columns of findings in a table are called. */
export const FINDING_HEAD = FIELDS.map(([name]) => name);

/** One finding as a line of that table. */
export function cellsOf(row: Listed): Cell[] {
  return FIELDS.map(([, of]) => of(row));
}
