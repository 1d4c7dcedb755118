import type { QueueSort } from './queue-url';

type Spec = {
  label: string;
  /** In pixels; what the finding itself does not take of the list's width. */
  width: number;
  sort?: 'rank' | 'severity' | 'due' | 'updated' | 'created';
  /** The name of the column is for screen readers only. */
  hidden?: boolean;
  right?: boolean;
  /** The narrowest list it stands in: any, one beside the peek, or a wide one. */
  needs?: 'narrow' | 'wide';
};

/** Every column the list can have. The finding takes what the others leave. */
export const COLUMNS = {
  rank: { label: 'Rank', width: 34, sort: 'rank', right: true, needs: 'wide' },
  severity: { label: 'Severity', width: 14, sort: 'severity' },
  source: { label: 'Source', width: 104, needs: 'narrow' },
  finding: { label: 'Finding', width: 0 },
  status: { label: 'Status', width: 140 },
  owner: { label: 'Owner', width: 22, hidden: true, needs: 'narrow' },
  due: { label: 'Left', width: 52, sort: 'due', right: true, needs: 'wide' },
  updated: { label: 'Updated', width: 56, sort: 'updated', right: true, needs: 'wide' },
  age: { label: 'Age', width: 36, sort: 'created', right: true, needs: 'narrow' },
  kind: { label: 'Kind', width: 120, needs: 'wide' },
  policy: { label: 'Policy', width: 150, needs: 'wide' },
  person: { label: 'Person', width: 160, needs: 'wide' },
  resource: { label: 'Resource', width: 180, needs: 'wide' },
  account: { label: 'Account', width: 110, needs: 'wide' },
  verdict: { label: 'Verdict', width: 110, needs: 'wide' },
  vendorSeverity: { label: 'Vendor’s severity', width: 110, needs: 'wide' },
  externalId: { label: 'Vendor’s id', width: 140, needs: 'wide' },
} as const satisfies Record<string, Spec>;

export type ColumnId = keyof typeof COLUMNS;
/** A column in its place; `width` null: as it comes. */
export type Placed = { id: ColumnId; width: number | null };
export type Space = 'wide' | 'narrow' | 'phone';

export const COLUMN_IDS = Object.keys(COLUMNS).filter(isColumn);
export const DEFAULT_COLUMNS: readonly Placed[] = (
  ['rank', 'severity', 'source', 'finding', 'status', 'owner', 'due', 'updated', 'age'] as const
).map((id) => ({ id, width: null }));
/** A list without these is not one. */
export const ALWAYS: ReadonlySet<ColumnId> = new Set(['severity', 'finding', 'status']);
const [LEAST, MOST] = [14, 600];
const SELECT = 14;
/** What the usual columns leave a finding in the narrowest list of each kind. */
const LEAST_FINDING = { wide: 148, narrow: 160, phone: 96 } as const satisfies Record<Space, number>;
/** What it has beside more columns than these: then the list is wider than its room anyway. */
const EASY_FINDING = 260;

export function columnOf(id: ColumnId): Spec {
  return COLUMNS[id];
}

export function isColumn(id: string): id is ColumnId {
  return Object.hasOwn(COLUMNS, id);
}

export function widthOf({ id, width }: Placed): number {
  return Math.min(MOST, Math.max(LEAST, width ?? columnOf(id).width));
}

/** The widths of a list of this much room, the box to select by included, as the grid takes them. */
export function templateOf(columns: readonly Placed[], space: Space): string {
  const widths = columns
    .filter(({ id }) => isIn(id, space))
    .map((one) => (one.id === 'finding' ? `minmax(${LEAST_FINDING[space]}px,1fr)` : `${widthOf(one)}px`));
  return [`${SELECT}px`, ...widths].join(' ');
}

/** True where the list has room for them however narrow it is: they are among the usual ones, as wide as those come. */
export function areUsual(columns: readonly Placed[]): boolean {
  return columns.every(({ id, width }) => width === null && DEFAULT_COLUMNS.some((one) => one.id === id));
}

/** The pixels that these columns need at least, without the gaps between them; and how many gaps there are. */
export function leastOf(columns: readonly Placed[], space: Space): { width: number; gaps: number } {
  const shown = columns.filter(({ id }) => isIn(id, space));
  const isUsual = shown.length <= DEFAULT_COLUMNS.filter(({ id }) => isIn(id, space)).length;
  const finding = isUsual ? LEAST_FINDING[space] : EASY_FINDING;
  const widths = shown.map((one) => (one.id === 'finding' ? finding : widthOf(one)));
  return { width: widths.reduce((sum, one) => sum + one, SELECT), gaps: shown.length };
}

/** Where a column stands, as a class for its cells. */
export function placeClass(id: ColumnId): string | undefined {
  const { needs } = columnOf(id);
  return needs === 'wide' ? '@max-[760px]:hidden' : needs === 'narrow' ? '@max-[600px]:hidden' : undefined;
}

/** What was kept, in its order: unknown and repeated columns fall out, and what a list must have comes back in. */
export function placedOf(kept: readonly Placed[]): Placed[] {
  const seen = new Set<ColumnId>();
  const known = kept.filter(({ id }) => isColumn(id) && !seen.has(id) && seen.add(id));
  const missing = DEFAULT_COLUMNS.filter(({ id }) => ALWAYS.has(id) && !seen.has(id));
  return [...known, ...missing];
}

/** The columns with one of them moved by a place; at an end it stays. */
export function moved(columns: readonly Placed[], id: ColumnId, by: 1 | -1): Placed[] {
  const at = columns.findIndex((one) => one.id === id);
  const to = at + by;
  const [one, other] = [columns[at], columns[to]];
  if (!one || !other) return [...columns];
  return columns.map((each, index) => (index === at ? other : index === to ? one : each));
}

/** The order after a press on a header: worst, newest or soonest first, and turned round at the second press. */
export function nextSort(sort: QueueSort, column: NonNullable<Spec['sort']>): QueueSort {
  const first = column === 'due' ? column : (`-${column}` as const);
  const second = column === 'due' ? (`-${column}` as const) : column;
  return sort === first ? second : first;
}

export function ariaSort(sort: QueueSort, column: Spec['sort']): 'ascending' | 'descending' | undefined {
  if (column === undefined || sort.replace('-', '') !== column) return undefined;
  return sort.startsWith('-') ? 'descending' : 'ascending';
}

function isIn(id: ColumnId, space: Space): boolean {
  const { needs } = columnOf(id);
  return space === 'wide' || (space === 'narrow' ? needs !== 'wide' : needs === undefined);
}
