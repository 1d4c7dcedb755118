'use client';

import { useQuery } from '@tanstack/react-query';
import { Shown } from '@/components/dashboards/board-card';
import { boards } from '@/components/dashboards/board-queries';
import { dayWords } from '@/components/dashboards/period';
import { PaneFrame } from '@/components/items/pane-frame';
import { Facts } from '@/components/items/section';
import { ChartFrame } from '@/components/ui/chart-frame';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { Skeleton } from '@/components/ui/skeleton';
import { CountedLink } from './counted-link';
import type { FoundRow } from './found-rows';

const DAYS = 30;
const TREND = { title: `Found a day, ${DAYS} days`, chart: 'line', by: 'created' } as const;

/** What one policy did: how much it found, how much of that is open or was nothing, and how it went day by day. */
export function FoundPane({
  row,
  joined,
  takeFocus,
  onStep,
  onClose,
}: {
  row: FoundRow;
  joined: (part: string) => string;
  takeFocus: boolean;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
}) {
  const q = joined(row.term);
  const trend = useQuery(boards.card({ q, ...TREND, days: DAYS }));
  return (
    <PaneFrame one="Policy" title={row.policy} takeFocus={takeFocus} onStep={onStep} onClose={onClose}>
      <div className="grid content-start gap-5 px-4 py-4">
        <Facts
          facts={[
            { label: 'Open', value: <CountedLink q={joined(`is:open ${row.term}`)} /> },
            { label: 'All', value: <CountedLink q={q} /> },
            { label: 'With a verdict', value: <CountedLink q={joined(`has:verdict ${row.term}`)} /> },
            {
              label: 'False positive',
              value: (
                <CountedLink q={joined(`verdict:false_positive ${row.term}`)} of={joined(`has:verdict ${row.term}`)} />
              ),
            },
          ]}
        />
        {trend.data ? (
          <ChartFrame
            title={TREND.title}
            table={{
              columns: ['Day', 'Findings'],
              rows: trend.data.groups.map(({ label, of }) => [dayWords(label), count(of.value)]),
            }}
          >
            <Shown card={TREND} numbers={trend.data} />
          </ChartFrame>
        ) : trend.error ? (
          <FailedState
            title="What it found day by day could not be counted"
            error={trend.error}
            onRetry={() => void trend.refetch()}
            retrying={trend.isFetching}
          />
        ) : (
          <Skeleton className="h-72 w-full" />
        )}
        <p className="text-ink-3 text-sm">Days are those of UTC. A day opens the queue with what was found on it.</p>
      </div>
    </PaneFrame>
  );
}
