'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { hrefOfQuery, type QueueSort } from '@/components/queue/queue-url';
import { useNowText } from '@/components/ui/clock';
import { count, percent, signed } from '@/components/ui/format-number';
import { duration } from '@/components/ui/format-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Count, Dashboard, Figure, Times } from '@/lib/dashboards/shapes';
import type { FindingRow } from '@/lib/findings/shapes';
import type { Source } from '@/lib/model/finding';
import type { Trust } from './headline';

/** The critical ones that are open, of one source or of all. */
export function criticalIn(source: Source | null): string {
  return `is:open severity:critical${source ? ` source:${source}` : ''}`;
}

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
  const { open, arrivals, closures, suppressed, late, overdue, closing, openBySource, byOwner, days, source } =
    dashboard;
  const unowned = openBySource.reduce((sum, one) => sum + one.unowned.value, 0);
  const nobodys = byOwner.find(({ owner }) => owner === null)?.open.query;
  return (
    <dl className="grid grid-cols-9 divide-x divide-line overflow-hidden rounded-lg border border-line bg-surface max-xl:grid-cols-5 max-xl:divide-x-0 max-md:grid-cols-3 max-sm:grid-cols-2 print:grid-cols-5">
      <Cell label="Open" tip={open.definition}>
        <Value of={open} />
        <Change of={open} days={days} good="fewer" trust={trust} />
      </Cell>
      <Cell label="Oldest critical" tip="The open critical finding that was created first">
        <Oldest finding={oldest} query={criticalIn(source)} />
      </Cell>
      <Cell label="Arrived" tip={arrivals.definition}>
        <Value of={arrivals} />
        <Change of={arrivals} days={days} good={null} trust={trust} />
      </Cell>
      <Cell label="Closed" tip={closures.definition}>
        <Value of={closures} />
        <Change of={closures} days={days} good="more" trust={trust} />
      </Cell>
      <Cell label="Time to close" tip={dashboard.definitions.closing}>
        <Median of={closing} days={days} />
      </Cell>
      <Cell label="Closed late" tip={late.definition}>
        <Value of={late} />
        <Change of={late} days={days} good="fewer" trust={trust} />
      </Cell>
      <Cell label="Overdue" tip={dashboard.definitions.overdue}>
        <Value of={overdue} sort="created" />
        {open.value > 0 && <small>{percent(overdue.value / open.value)} of open</small>}
      </Cell>
      <Cell label="Suppressed" tip={suppressed.definition}>
        <Value of={suppressed} />
        {arrivals.value > 0 && <small>{percent(suppressed.value / arrivals.value)} of arrived</small>}
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
    <div className="min-w-0 px-4 py-3 max-xl:border-line max-xl:border-b">
      <dt className="text-ink-2 text-sm" data-tip={tip}>
        {label}
      </dt>
      <dd className="flex min-h-7 flex-wrap items-baseline gap-x-2 text-xl [&_small]:truncate [&_small]:text-ink-2 [&_small]:text-sm">
        {children}
      </dd>
    </div>
  );
}

/** How large a part it is; the words beside it lead to the same of the period before. */
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

/** Half of what was closed took no longer; in brackets the same over the period before. */
function Median({ of, days }: { of: Times; days: number }) {
  const { all, before } = of;
  if (all.medianMs === null) return <span className="text-ink-3">none</span>;
  return (
    <>
      <Link href={hrefOfQuery(all.of.query)} prefetch={false} className={number}>
        {duration(all.medianMs)}
      </Link>
      {before.medianMs !== null && (
        <small>
          <Link href={hrefOfQuery(before.of.query)} prefetch={false} className={number}>
            was {duration(before.medianMs)}
            <span className="sr-only"> in the {days} days before</span>
          </Link>
        </small>
      )}
    </>
  );
}

function Oldest({ finding, query }: { finding: FindingRow | null | undefined; query: string }) {
  const created = finding ? new Date(finding.createdAt).getTime() : 0;
  const text = useNowText((now) => duration(now - created));
  if (finding === undefined) return <Skeleton className="h-4 w-20 self-center" />;
  if (finding === null) return <span className="text-ink-3">none</span>;
  return (
    <>
      <Link href={hrefOfQuery(query, 'created')} prefetch={false} className={number}>
        {text}
      </Link>
      <small>{finding.tenant.name}</small>
    </>
  );
}

// At least 24 by 24 px each: a finger finds it (WCAG 2.5.8).
const number = 'inline-block min-w-6 rounded-sm leading-6 underline-offset-4 hover:underline';
