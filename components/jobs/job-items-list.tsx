'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import type { ItemState, JobDetail } from '@/lib/jobs/shapes';
import { DecideButtons } from './decide-buttons';
import { ITEM_WORDS } from './job-words';
import { jobs } from './queries';

const TABS = ['failed', 'skipped', 'waiting', 'done', 'cancelled'] as const;

/** The findings of a job, each with what came of it and why. */
export function JobItemsList({ job }: { job: JobDetail }) {
  const [chosen, setChosen] = useState<ItemState | null>(null);
  const [pages, setPages] = useState<number[]>([0]);
  const after = pages.at(-1) ?? 0;
  const here = chosen ?? TABS.find((state) => job.counts[state] > 0) ?? 'done';
  // Counts that moved mean that the list did.
  const { data, error, refetch } = useQuery(jobs.items(job.id, here, after, JSON.stringify([job.counts, job.version])));
  const show = (state: string) => {
    setChosen(TABS.find((one) => one === state) ?? null);
    setPages([0]);
  };
  return (
    <Tabs
      label="Findings of this job"
      tabs={TABS.map((id) => ({ id, label: ITEM_WORDS[id], count: job.counts[id] }))}
      value={here}
      onChange={show}
    >
      {!data && !error && <SkeletonRows rows={5} label="Loading findings" />}
      {error && !data && (
        <FailedState title="The findings could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
      {data && (
        <ul aria-label={ITEM_WORDS[here]} className="grid">
          {data.items.length === 0 && <li className="py-3 text-ink-3">None.</li>}
          {data.items.map((item) => (
            <li key={item.n} className="grid gap-0.5 border-line border-b py-1.5">
              <span className="flex min-w-0 items-baseline gap-2">
                <Link prefetch={false} href={`/findings/${item.findingId}`} className="min-w-0 truncate">
                  <bdi>{item.title}</bdi>
                </Link>
                <span className="ml-auto shrink-0 text-ink-3 text-sm">{item.tenant}</span>
              </span>
              {item.reason && <span className="text-ink-2 text-sm">{item.reason}</span>}
              {item.action?.state === 'needs_you' && <DecideButtons actionId={item.action.id} />}
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2 pt-3">
        {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>Back</Button>}
        {data?.next != null && <Button onClick={() => setPages([...pages, data.next ?? 0])}>Further</Button>}
      </div>
    </Tabs>
  );
}
