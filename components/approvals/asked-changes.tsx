'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { problemOf } from '@/components/ui/problem';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AskedAction } from '@/lib/actions/shapes';
import { AskedButtons } from './asked-buttons';
import { askedActions } from './asked-queries';

/** Over the requests of the vendors' people: our own changes that wait for a second person. */
export function AskedChanges() {
  const { data, error } = useQuery(askedActions);
  if (error && !data) {
    return (
      <p role="alert" className="border-line border-b px-4 py-1.5 text-sm">
        Which changes wait for a second person could not be read: {problemOf(error).message}
      </p>
    );
  }
  if (!data || data.items.length === 0) return null;
  return (
    <section
      aria-labelledby="asked-changes"
      className="max-h-60 shrink-0 overflow-y-auto border-line border-b px-4 py-2"
    >
      <h2 id="asked-changes" className="text-ink-3 text-sm">
        Changes that wait for a second person
      </h2>
      <ul className="grid">
        {data.items.map((asked) => (
          <li key={asked.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
            <p className="min-w-0 [overflow-wrap:anywhere]">
              {asked.words}: <Subject asked={asked} />
              <span className="text-ink-3 text-sm">
                {' '}
                · {asked.tenant.name} · asked by {asked.isMine ? 'you' : asked.requestedBy.name}{' '}
                <RelativeTime at={asked.requestedAt} suffix=" ago" focusable />
              </span>
            </p>
            <AskedButtons asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ asked: { item, target } }: { asked: AskedAction }) {
  if (item?.noun !== 'policy') return <bdi className="font-medium">{item?.title ?? target}</bdi>;
  return (
    <Link href={`/policies?item=${item.id}`} prefetch={false} className="text-accent underline underline-offset-2">
      <bdi>{item.title}</bdi>
    </Link>
  );
}
