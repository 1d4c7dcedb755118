import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES } from '@/lib/model/finding';
import { FIELDS, type FieldName } from '@/lib/query/fields';
import { termText } from '@/lib/query/print';
import type { DayCount } from './histogram';
import type { FacetName, FacetValue } from './shapes';

/** So many values of a long facet are shown. */
export const MOST_FREQUENT = 20;

/** `label`: what is shown, or what is shown and what is asked for where they differ. */
export type Counted = { key: string | null; label: string | [string, string] | null; count: number };
/** What Postgres, or the columns in memory, counted. */
export type CountedFacets = { total: number; days: DayCount[] } & Record<FacetName, Counted[]>;

/** Closed sets: the name of each number. */
const CLOSED: Partial<Record<FacetName, { codes: Record<string, number>; words: readonly string[] }>> = {
  severity: { codes: SEVERITY_CODES, words: FIELDS.severity.words },
  source: { codes: SOURCE_CODES, words: FIELDS.source.words },
  kind: { codes: KIND_CODES, words: FIELDS.kind.words },
  status: { codes: STATUS_CODES, words: FIELDS.status.words },
};

/** The values of a facet as they are shown, each with the query text that filters for it. */
export function valuesOf(name: FacetName, counted: readonly Counted[]): FacetValue[] {
  const closed = CLOSED[name];
  if (!closed) return counted.map((one) => namedValue(name, one));
  const { codes, words } = closed;
  const countOf = new Map(counted.map(({ key, count }) => [Number(key), count]));
  return words.map((word) => ({
    value: word,
    label: word,
    count: countOf.get(codes[word] ?? -1) ?? 0,
    term: termText(name, word),
  }));
}

function namedValue(name: FieldName & FacetName, { key, label, count }: Counted): FacetValue {
  if (key === null) {
    const term = name === 'owner' ? 'is:unowned' : `-has:${name}`;
    return { value: null, label: name === 'owner' ? 'Nobody' : 'None', count, term };
  }
  // A person is asked for by mail, which no two share; a tenant by its name alone.
  const [shown, asked] = Array.isArray(label) ? label : [label ?? key, label ?? key];
  return { value: key, label: shown, count, term: termText(name, asked) };
}
