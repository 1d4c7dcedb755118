'use client';

import { MiddleText } from '@/components/findings/middle-text';
import { ChartFrame } from '@/components/ui/chart-frame';
import { useNow } from '@/components/ui/clock';
import { count, percent } from '@/components/ui/format-number';
import { age } from '@/components/ui/format-time';
import type { Dashboard, Named } from '@/lib/dashboards/shapes';
import { BarRows } from './bar-rows';

/** More of them stand in the table behind. */
const MOST_BARS = 6;

/** Which rules raise what is open. */
export function PolicyCard({ dashboard }: { dashboard: Dashboard }) {
  const { byPolicy, open } = dashboard;
  const share = (value: number) => (open.value > 0 ? percent(value / open.value) : '–');
  return (
    <ChartFrame
      title="What raises it"
      note="open, by policy"
      table={{
        columns: ['Policy', 'Open', 'Share'],
        rows: byPolicy.map(({ policy, open }) => [policy, count(open.value), share(open.value)]),
      }}
    >
      <BarRows
        none="Nothing that is open names a policy."
        rows={byPolicy.slice(0, MOST_BARS).map(({ policy, open }) => ({
          id: policy,
          label: <span className="font-mono text-sm">{policy}</span>,
          value: open.value,
          query: open.query,
          more: share(open.value),
        }))}
      />
    </ChartFrame>
  );
}

/** Which tenants it comes from, with the age of the oldest. */
export function TenantCard({ dashboard }: { dashboard: Dashboard }) {
  const now = useNow();
  const { days } = dashboard;
  const byTenant = dashboard.byTenant.toSorted((one, other) => other.open.value - one.open.value);
  const oldest = (at: string | null) => (at === null ? '–' : age(now - new Date(at).getTime()));
  return (
    <ChartFrame
      title="Where it comes from"
      note="open, oldest"
      table={{
        columns: ['Tenant', 'Open', `Arrived in ${days} days`, 'Oldest'],
        rows: byTenant.map(({ tenant, open, arrivals, oldestAt }) => [
          tenant.name,
          count(open.value),
          count(arrivals.value),
          oldest(oldestAt),
        ]),
      }}
    >
      <BarRows
        none="No tenant has anything open."
        rows={byTenant.slice(0, MOST_BARS).map(({ tenant, open, oldestAt }) => ({
          id: tenant.id,
          label: tenant.name,
          value: open.value,
          query: open.query,
          more: oldest(oldestAt),
        }))}
      />
    </ChartFrame>
  );
}

/** Who has how much of it, and who closed how much. */
export function OwnerCard({ dashboard }: { dashboard: Dashboard }) {
  const { byOwner, open, days } = dashboard;
  const share = (value: number) => (open.value > 0 ? percent(value / open.value) : '–');
  return (
    <ChartFrame
      title="Who is carrying it"
      note="open, closed"
      table={{
        columns: ['Owner', 'Open', 'Share', `Closed in ${days} days`],
        rows: byOwner.map(({ owner, open, closed }) => [
          owner?.name ?? 'Nobody',
          count(open.value),
          share(open.value),
          count(closed.value),
        ]),
      }}
    >
      <BarRows
        none="Nothing is open, and nothing was closed."
        rows={byOwner.slice(0, MOST_BARS).map(({ owner, open, closed }) => ({
          id: owner?.id ?? 'nobody',
          label: owner?.name ?? 'Nobody',
          value: open.value,
          query: open.query,
          more: count(closed.value),
        }))}
      />
    </ChartFrame>
  );
}

/** People, resources or accounts with most of what is open. */
export function NamedCard({
  title,
  word,
  named,
  total,
}: {
  title: string;
  word: string;
  named: readonly Named[];
  total: number;
}) {
  const share = (value: number) => (total > 0 ? percent(value / total) : '–');
  return (
    <ChartFrame
      title={title}
      note="open, share"
      table={{
        columns: [word, 'Open', 'Share'],
        rows: named.map(({ name, open }) => [name, count(open.value), share(open.value)]),
      }}
    >
      <BarRows
        none="Nothing that is open names one."
        rows={named.slice(0, MOST_BARS).map(({ name, open }) => ({
          id: name,
          label: <MiddleText text={name} />,
          value: open.value,
          query: open.query,
          more: share(open.value),
        }))}
      />
    </ChartFrame>
  );
}
