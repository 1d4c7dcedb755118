'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { aboutOf } from '@/components/findings/row-text';
import { tell } from '@/components/findings/use-deed';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { SuppressedToo } from '@/components/queue/suppressed-too';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { RelativeTime, TimeLeft } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { notify } from '@/components/ui/toast-store';
import { api } from '@/lib/api/browser';
import { CountLine } from './count-line';
import { Handover } from './handover';
import { work } from './queries';
import type { MyWork } from './shapes';
import { Troubles } from './troubles';

/** A shift's beginning: what is mine, what waits for me, and what happened since I left. */
export function WorkView() {
  const client = useQueryClient();
  const [since, setSince] = useState<string | null>(null);
  const found = useQuery(work.of(since));
  async function caughtUp(upTo: string) {
    try {
      await api.put('/api/me/caught-up', { body: { at: upTo } });
      setSince(null);
      await client.invalidateQueries({ queryKey: ['work'] });
      notify({ text: 'The next handover begins here.' });
    } catch (error) {
      tell(error);
    }
  }
  const now = found.data?.now;
  useShortcuts([
    {
      id: 'work.caught-up',
      label: 'I have caught up',
      group: 'My work',
      keys: 'Shift U',
      unavailable: now ? undefined : 'The handover is not there yet.',
      run: () => now && void caughtUp(now),
    },
  ]);
  if (found.isPending) return <SkeletonRows rows={10} label="Gathering your work" />;
  if (!found.data)
    return (
      <FailedState title="Your work could not be gathered" error={found.error} onRetry={() => void found.refetch()} />
    );
  return (
    <div className="grid max-w-300 gap-8 p-6 max-sm:p-4 lg:grid-cols-2">
      {found.isError && (
        <p role="alert" className="text-sm text-warn lg:col-span-2">
          Not up to date: the console did not answer the last time.
        </p>
      )}
      <div className="grid content-start gap-8">
        <Mine mine={found.data.mine} />
        <Waiting of={found.data} />
        <Troubles of={found.data.trouble} />
      </div>
      <Handover of={found.data} onSince={setSince}>
        <Button hotkey="Shift U" onClick={() => void caughtUp(found.data.now)}>
          I have caught up
        </Button>
      </Handover>
    </div>
  );
}

const title = 'mb-2 text-lg';

function Mine({ mine: { total, items } }: { mine: MyWork['mine'] }) {
  return (
    <section aria-labelledby="mine">
      <h2 id="mine" className={title}>
        Assigned to me{' '}
        <Link
          href={hrefOfQuery('is:open is:mine')}
          prefetch={false}
          className="font-normal text-accent hover:underline"
        >
          {count(total)}
        </Link>{' '}
        <SuppressedToo q="is:open is:mine" shown={total} />
      </h2>
      {total === 0 && <p className="text-ink-2">Nothing is assigned to you. A in the queue takes a finding.</p>}
      <ul>
        {items.map((row) => (
          <li key={row.id} className="flex min-h-9 items-center gap-3 border-line border-b py-1">
            <SeverityIcon severity={row.severity} />
            <span className="min-w-0 grow">
              <Link
                href={`/findings/${row.id}`}
                prefetch={false}
                className="block truncate font-medium hover:underline"
              >
                <bdi>{row.title}</bdi>
              </Link>
              <span className="block truncate text-ink-3 text-xs">{aboutOf(row)}</span>
            </span>
            <span className="shrink-0 text-sm">
              {row.dueAt ? <TimeLeft until={row.dueAt} /> : <RelativeTime at={row.createdAt} />}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="mt-1 text-ink-3 text-sm">The worst {items.length} of them.</p>}
    </section>
  );
}

function Waiting({ of }: { of: MyWork }) {
  return (
    <section aria-labelledby="waits">
      <h2 id="waits" className={title}>
        Waits for me
      </h2>
      <ul className="grid gap-1">
        {of.waiting.map((one) => (
          <CountLine key={one.id} of={one} />
        ))}
        {of.approvals !== null && (
          <li className="flex gap-3">
            <Link href="/approvals" prefetch={false} className="w-16 text-right text-accent hover:underline">
              {count(of.approvals)}
            </Link>
            <span>requests at the vendors without an answer</span>
          </li>
        )}
      </ul>
    </section>
  );
}
