import { numberAt, textAt } from '@/components/items/raw-value';
import type { ItemDetail, ItemFacets, ItemRow } from '@/lib/items/shapes';
import { edgeTime } from '@/lib/vendors/lacework-edge/times';
import { byTimeLeft, mayWait, runState } from './run-state';

export type Run = ItemRow<'workflow_run'>;
export type RunDetail = ItemDetail<'workflow_run'>;
/** A run that waits, with what its record tells once that is read. */
export type WaitingRun = { row: Run; detail: RunDetail | null; until: Date | null };

/** The statuses under which runs may wait for an answer. `all`: some have none, so every run has to be looked at. */
export function openStatuses(facets: ItemFacets): string[] | 'all' {
  const open = facets.status.filter(({ value }) => mayWait(value));
  return open.some(({ value }) => value === null) ? 'all' : open.flatMap(({ value }) => value ?? []);
}

/**
 * The runs that wait, those with the least time left first. One whose record is not read yet stands after those with an
 * end: nothing is known against it.
 */
export function waitingRuns(rows: readonly Run[], details: ReadonlyMap<string, RunDetail>, now: number): WaitingRun[] {
  return rows
    .flatMap((row): WaitingRun[] => {
      const detail = details.get(row.id) ?? null;
      if (row.facts.answered !== null || !mayWait(row.status)) return [];
      if (detail === null) return [{ row, detail, until: null }];
      const state = runState(detail, now);
      return state.kind === 'waiting' ? [{ row, detail, until: state.until }] : [];
    })
    .sort((a, b) => byTimeLeft(placeOf(a), placeOf(b)));
}

/** The runs that hold every word of a text: in what is asked, by whom, for what, and why. */
export function matching(runs: readonly WaitingRun[], text: string): WaitingRun[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(({ row, detail }) => {
    const { user, app, workflow, question } = row.facts;
    const why = detail && textAt(detail.raw, 'requestor_justification');
    const all = [row.title, user, app, workflow, question, why, row.tenant.name]
      .filter(Boolean)
      .join('\n')
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** How long an approval of this run would hold. */
export function holdsSeconds(detail: RunDetail): number | null {
  return numberAt(detail.raw, 'approval_ttl_sec');
}

/** When it was asked, by its record; null while that is not read. */
export function askedAt(detail: RunDetail | null): string | null {
  const at = detail && edgeTime(numberAt(detail.raw, 'create_time'));
  return at?.toISOString() ?? null;
}

function placeOf({ row, detail, until }: WaitingRun) {
  return { until, askedAt: askedAt(detail) ?? row.at };
}
