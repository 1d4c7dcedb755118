import type { QueryClient } from '@tanstack/react-query';
import { cases, createCase, linkFindings, unlinkFindings } from '@/components/cases/queries';
import type { CaseRow, LinkResult } from '@/lib/cases/shapes';
import type { FindingRow } from '@/lib/findings/shapes';
import { doneOf, outcomeOf } from './outcome';
import { refreshAround } from './queries';
import type { Deed, Done } from './use-deed';

/** Puts findings into a case that is there. */
export function linking(rows: readonly FindingRow[], { id }: Pick<CaseRow, 'id'>): Deed {
  return async (client) => linked(client, rows, await linkFindings(id, idsOf(rows)));
}

/** Opens a case with these findings. */
export function openingCase(rows: readonly FindingRow[], title: string): Deed {
  return async (client) => linked(client, rows, await createCase({ title, summary: '', findingIds: idsOf(rows) }));
}

function linked(client: QueryClient, rows: readonly FindingRow[], result: LinkResult): Done {
  const { id, number } = result.case;
  const refused = result.refused.map((one) => ({ ...one, result: 'refused' }));
  const outcome = outcomeOf(rows, refused);
  refresh(client, rows);
  const undo = async () => {
    const done = doneOf(rows, outcome);
    await unlinkFindings(id, idsOf(done));
    refresh(client, done);
  };
  return { outcome, words: `In case ${number}`, undo };
}

function refresh(client: QueryClient, rows: readonly FindingRow[]): void {
  refreshAround(client, idsOf(rows));
  void client.invalidateQueries({ queryKey: cases.all });
}

function idsOf(rows: readonly FindingRow[]): string[] {
  return rows.map(({ id }) => id);
}
