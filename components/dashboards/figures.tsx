'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { hrefOfQuery, type QueueSort } from '@/components/queue/queue-url';
import { useNowText } from '@/components/ui/clock';
import { count, percent, signed } from '@/components/ui/format-number';
import { duration } from '@/components/ui/format-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Count, Dashboard, Figure } from '@/lib/dashboards/shapes';
import type { FindingRow } from '@/lib/findings/shapes';
import type { Trust } from './headline';

const CRITICAL = 'is:open severity:critical';

/** The numbers that are looked at first, each against the period before. `oldest`: null for none, undefined until known. */
export function Figures({
  dashboard,
  trust,
  oldest,
}: {
  dashboard: Dashboard;
  trust: Trust;
  oldest: FindingRow | null | undefined;
}) {
  const { open, arrivals, closures, openBySource, byOwner, days } = dashboard;
  const unowned = openBySource.reduce((sum, one) => sum + one.unowned.value, 0);
  const nobodys = byOwner.find(({ owner }) => owner === null)?.open.query;
  return (
    <dl className="grid grid-cols-5 divide-x divide-line overflow-hidden rounded-lg border border-line bg-surface max-md:grid-cols-2 max-md:divide-x-0 print:grid-cols-5">
      <Cell label="Open" tip={open.definition}>
        <Value of={open} />
        <Change of={open} days={days} good="fewer" trust={trust} />
      </Cell>
      <Cell label="Oldest critical" tip="The open critical finding that was created first">
        <Oldest finding={oldest} />
      </Cell>
      <Cell label="Arrived" tip={arrivals.definition}>
        <Value of={arrivals} />
        <Change of={arrivals} days={days} good={null} trust={trust} />
      </Cell>
      <Cell label="Closed" tip={closures.definition}>
        <Value of={closures} />
        <Change of={closures} days={days} good="more" trust={trust} />
      </Cell>
      <Cell label="Nobody’s" tip="Open findings without an owner, and their share of all that are open">
        {nobodys === undefined ? count(unowned) : <Value of={{ value: unowned, query: nobodys }} />}
        {open.value > 0 && <small>{percent(unowned / open.value)}</small>}
      </Cell>
    </dl>
  );
}

function Cell({ label, tip, children }: { label: string; tip: string; children: ReactNode }) {
  return (
    <div className="min-w-0 px-4 py-3 max-md:border-line max-md:border-b max-md:last:col-span-2 max-md:last:border-b-0 print:border-b-0 print:last:col-span-1">
      <dt className="text-ink-2 text-sm" data-tip={tip}>
        {label}
      </dt>
      <dd className="flex min-h-7 flex-wrap items-baseline gap-x-2 text-xl [&_small]:truncate [&_small]:text-ink-2 [&_small]:text-sm">
        {children}
      </dd>
    </div>
  );
}

function Value({ of, sort }: { of: Count; sort?: QueueSort }) {
  return (
    <Link href={hrefOfQuery(of.query, sort)} prefetch={false} className={number}>
      {count(of.value)}
    </Link>
  );
}

/** Against the period before; the number leads to what was counted then. `good`: which way is the better one. */
function Change({ of, days, good, trust }: { of: Figure; days: number; good: 'fewer' | 'more' | null; trust: Trust }) {
  // The past is still being read: to compare with it would be to compare with nothing.
  if (trust === 'filling') return <small>so far</small>;
  const change = of.value - of.before.value;
  const words = `${count(of.before.value)} in the ${days} days before`;
  const better = good !== null && change !== 0 && change > 0 === (good === 'more');
  const colour = good === null || change === 0 ? 'text-ink-2' : better ? 'text-ok' : 'text-bad';
  return (
    <small>
      <Link href={hrefOfQuery(of.before.query)} prefetch={false} data-tip={words} className={`${number} ${colour}`}>
        {signed(change)}
        <span className="sr-only">, {words}</span>
      </Link>
    </small>
  );
}

function Oldest({ finding }: { finding: FindingRow | null | undefined }) {
  const created = finding ? new Date(finding.createdAt).getTime() : 0;
  const text = useNowText((now) => duration(now - created));
  if (finding === undefined) return <Skeleton className="h-4 w-20 self-center" />;
  if (finding === null) return <span className="text-ink-3">none</span>;
  return (
    <>
      <Link href={hrefOfQuery(CRITICAL, 'created')} prefetch={false} className={number}>
        {text}
      </Link>
      <small>{finding.tenant.name}</small>
    </>
  );
}

const number = 'rounded-sm underline-offset-4 hover:underline';
