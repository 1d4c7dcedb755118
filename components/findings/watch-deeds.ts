import { api } from '@/lib/api/browser';
import type { FindingRow } from '@/lib/findings/shapes';
import { outcomeOf } from './outcome';
import { refreshAround } from './queries';
import type { Deed } from './use-deed';

/** Keeps an eye on findings, or no longer; `is:watched` lists one's own. */
export function watching(rows: readonly FindingRow[], isWatching: boolean): Deed {
  return async (client) => {
    const set = async (to: boolean) => {
      for (const { id } of rows) await api.put(`/api/findings/${id}/watch`, { body: { watching: to } });
      refreshAround(
        client,
        rows.map(({ id }) => id),
      );
    };
    await set(isWatching);
    return {
      outcome: outcomeOf(rows, []),
      words: isWatching ? 'Watched: is:watched lists it' : 'Watched no longer',
      undo: () => set(!isWatching),
    };
  };
}
