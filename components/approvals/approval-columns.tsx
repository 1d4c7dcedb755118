import { AgeCell, TextCell } from '@/components/items/cells';
import type { ItemColumn, ItemWords } from '@/components/items/item-column';
import { textAt } from '@/components/items/raw-value';
import { RowTitle } from '@/components/items/row-title';
import { WriteBadge } from '@/components/items/write-badge';
import { timeToLive } from '@/components/workflows/time-to-live';
import { LeftCell } from './left-cell';
import { askedAt, holdsSeconds, type WaitingRun } from './open-runs';
import { deviceLines, placeOf } from './run-request';

export const approvalWords: ItemWords = {
  one: 'request',
  many: 'requests',
  facets: {},
  search: 'Filter requests by person, app, workflow or reason',
};

/** The columns of the requests that wait; what only a record tells comes from `runs`. */
export function approvalColumns(runs: ReadonlyMap<string, WaitingRun>): readonly ItemColumn<'workflow_run'>[] {
  const detailOf = (id: string) => runs.get(id)?.detail ?? null;
  return [
    {
      id: 'left',
      header: 'Left',
      className: 'w-20',
      cell: (row) => <LeftCell run={runs.get(row.id)} />,
    },
    {
      id: 'title',
      header: 'Who wants what',
      className: '',
      cell: (row, active) => (
        <RowTitle id={row.id} title={row.title} active={active}>
          <bdi>{[row.facts.user, row.facts.app].filter(Boolean).join(' · ')}</bdi>
        </RowTitle>
      ),
    },
    {
      id: 'why',
      header: 'Why',
      className: 'w-44 @max-[720px]:hidden',
      cell: (row) => {
        const detail = detailOf(row.id);
        return detail && <TextCell text={textAt(detail.raw, 'requestor_justification')} />;
      },
    },
    {
      id: 'from',
      header: 'From',
      className: 'w-44 @max-[600px]:hidden',
      cell: (row) => {
        const detail = detailOf(row.id);
        if (!detail) return null;
        const place = placeOf(detail.raw);
        return (
          <span className="grid leading-4">
            <TextCell text={deviceLines(detail.raw)[0]?.text ?? null} />
            {place && (
              <span className="truncate text-ink-3 text-xs">
                <bdi>{place}</bdi>
              </span>
            )}
          </span>
        );
      },
    },
    {
      id: 'for',
      header: 'For how long',
      className: 'w-28 @max-[900px]:hidden',
      cell: (row) => {
        const detail = detailOf(row.id);
        return detail && <TextCell text={timeToLive(holdsSeconds(detail), 'approval')} />;
      },
    },
    {
      id: 'asked',
      header: 'Asked',
      className: 'w-24',
      align: 'end',
      cell: (row) => (
        <span className="grid justify-items-end leading-4">
          <AgeCell at={askedAt(detailOf(row.id)) ?? row.at} />
          {row.write && <WriteBadge write={row.write} />}
        </span>
      ),
    },
  ];
}
