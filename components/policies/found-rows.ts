import type { FindingGroups } from '@/lib/findings/shapes';

/** What was found under one policy. A figure is null where the server did not count it: it is not among the largest. */
export type FoundRow = {
  policy: string;
  /** The query text that filters for it. */
  term: string;
  total: number;
  open: number | null;
  judged: number | null;
  falsePositive: number | null;
  newestAt: string;
};

export type FoundParts = Record<'all' | 'open' | 'judged' | 'falsePositive', FindingGroups>;

/** Joins the counts of four queries by policy, those with most findings first. */
export function foundRows({ all, open, judged, falsePositive }: FoundParts): FoundRow[] {
  return all.items.flatMap(({ value, term, count, newestAt }) =>
    value === null
      ? []
      : [
          {
            ...{ policy: value, term, total: count, newestAt },
            open: countIn(open, value),
            judged: countIn(judged, value),
            falsePositive: countIn(falsePositive, value),
          },
        ],
  );
}

/** A policy that is not listed has none, unless there are more than are listed. */
function countIn({ items, groups }: FindingGroups, policy: string): number | null {
  const found = items.find(({ value }) => value === policy);
  if (found) return found.count;
  return groups > items.length ? null : 0;
}
