import { asRecord, type Raw } from '@/components/items/raw-value';

/** What an answer is as a table: the records of its list, or its own fields where it is one record. */
export type AnswerTable = {
  /** The name of the list inside the answer; null where the answer itself is it. */
  list: string | null;
  columns: readonly string[];
  rows: readonly Raw[];
};

const MOST_COLUMNS = 24;
const LOOKED_AT = 100;
const FIRST = ['uuid', 'id', 'handle', 'unique_name', 'name', 'display_name', 'title', 'email', 'status', 'type'];

/** The table in an answer; null where there is none, as in a bare text. */
export function tableOf(answer: unknown): AnswerTable | null {
  if (Array.isArray(answer)) return listTable(null, answer);
  const record = asRecord(answer);
  if (!record) return null;
  const lists = Object.entries(record).filter((pair): pair is [string, unknown[]] => isRecords(pair[1]));
  const [longest] = lists.sort(([, one], [, other]) => other.length - one.length);
  if (longest) return listTable(...longest);
  // A wrapper around one record: `{ data: { tags: [...] } }`.
  const [only, ...more] = Object.values(record);
  if (more.length === 0 && asRecord(only) && tableOf(only)?.list) return tableOf(only);
  return Object.keys(record).length > 0 ? { list: null, columns: columnsOf([record]), rows: [record] } : null;
}

/** A value as a cell shows it: text as it is, what is nested as short JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function listTable(list: string | null, items: readonly unknown[]): AnswerTable {
  const rows = items.map((item) => asRecord(item) ?? { value: item });
  return { list, columns: columnsOf(rows.slice(0, LOOKED_AT)), rows };
}

/** What tells records apart comes first, then what most of them have. */
function columnsOf(rows: readonly Raw[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (cellText(value) !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return [...counts.keys()]
    .sort((a, b) => rank(a) - rank(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, MOST_COLUMNS);
}

function isRecords(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => asRecord(one) !== null);
}
