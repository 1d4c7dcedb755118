import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { nameOf, SEVERITY_CODES, Severity, SOURCE_CODES, SOURCES } from '@/lib/model/finding';
import { termText } from '@/lib/query/print';
import { DEFINITIONS } from './definitions';
import { dayOf, daysOf, type Period, periodOf, spanText } from './period';
import type { Count, Dashboard, Day, Figure } from './shapes';
import { FLOWS, type Flows, NOW, type Now, OLDEST, type Oldest } from './sql';

/** What is open, what came and what went, each number with the query that opens exactly those findings. Days are those of UTC. */
export async function readDashboard(ctx: Ctx, days: number, now = new Date()): Promise<Dashboard> {
  allow(ctx, 'dashboards.read');
  const period = periodOf(days, now);
  const { workspaceId } = ctx;
  const [[open], [flows], oldest] = await Promise.all([
    rows<Now>(ctx, NOW, [workspaceId, period.from], 'dashboard now'),
    rows<Flows>(ctx, FLOWS, [workspaceId, period.before, period.from, period.to], 'dashboard flows'),
    rows<Oldest>(ctx, OLDEST, [workspaceId], 'dashboard oldest'),
  ]);
  if (!open || !flows) throw new Error('a dashboard is one row');
  return {
    days,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    asOf: now.toISOString(),
    ...figures(open, flows, period),
    ...openParts(open),
    byDay: daysOf(period.from, period.to).map((day) => dayCounts(day, flows)),
    before: daysOf(period.before, period.from).map((day) => dayCounts(day, flows)),
    oldest: oldest.map((one) => ({
      ...one,
      severity: nameOf(SEVERITY_CODES, one.severity),
      source: nameOf(SOURCE_CODES, one.source),
      createdAt: one.createdAt.toISOString(),
    })),
    byTenant: tenants(open, flows, period),
    definitions: DEFINITIONS,
  };
}

function figures(open: Now, flows: Flows, period: Period): Pick<Dashboard, 'open' | 'arrivals' | 'closures'> {
  const flow = (kind: 'arrivals' | 'closures', field: 'created' | 'closed'): Figure => ({
    value: sum(flows[kind], period.from, period.to),
    query: spanText(field, period.from, period.to),
    definition: DEFINITIONS[kind],
    before: { value: sum(flows[kind], period.before, period.from), query: spanText(field, period.before, period.from) },
  });
  const from = dayOf(period.from);
  return {
    open: {
      value: total(open.open),
      query: 'is:open',
      definition: DEFINITIONS.open,
      before: { value: open.before, query: `created:<${from} (is:open OR closed:>=${from})` },
    },
    arrivals: flow('arrivals', 'created'),
    closures: flow('closures', 'closed'),
  };
}

function openParts({
  open,
  owners,
  policies,
}: Now): Pick<Dashboard, 'openBySeverity' | 'openBySource' | 'byOwner' | 'byPolicy'> {
  const count = (query: string, holds: (one: Now['open'][number]) => boolean): Count => ({
    value: total(open.filter(holds)),
    query: `is:open ${query}`,
  });
  return {
    openBySeverity: Severity.options.map((severity) => {
      const code = SEVERITY_CODES[severity];
      return {
        severity,
        open: count(`severity:${severity}`, (one) => one.severity === code),
        bySource: SOURCES.map((source) => ({
          source,
          open: count(
            `severity:${severity} source:${source}`,
            (one) => one.severity === code && one.source === SOURCE_CODES[source],
          ),
        })),
      };
    }),
    openBySource: SOURCES.map((source) => {
      const code = SOURCE_CODES[source];
      return {
        source,
        open: count(`source:${source}`, (one) => one.source === code),
        unowned: count(`source:${source} is:unowned`, (one) => one.source === code && one.unowned),
      };
    }),
    byOwner: owners.map(({ owner, count }) => ({
      owner: owner && { id: owner.id, name: owner.name },
      open: { value: count, query: `is:open ${owner ? termText('owner', owner.email) : 'is:unowned'}` },
    })),
    byPolicy: policies.map(({ policy, count }) => ({
      policy,
      open: { value: count, query: `is:open ${termText('policy', policy)}` },
    })),
  };
}

function tenants(open: Now, flows: Flows, period: Period): Dashboard['byTenant'] {
  return open.tenants.map(({ tenant, ids, open, oldestAt }) => {
    const named = termText('tenant', tenant.name);
    const arrived = flows.byConnection.filter(({ id }) => ids.includes(id));
    return {
      tenant,
      open: { value: open, query: `is:open ${named}` },
      arrivals: { value: total(arrived), query: `${spanText('created', period.from, period.to)} ${named}` },
      oldestAt,
    };
  });
}

function dayCounts(day: string, flows: Flows): Day {
  const on = (kind: 'arrivals' | 'closures') => flows[kind].find((one) => one.day === day)?.count ?? 0;
  return {
    day,
    arrivals: { value: on('arrivals'), query: `created:${day}` },
    closures: { value: on('closures'), query: `closed:${day}` },
  };
}

function sum(days: Flows['arrivals'], from: Date, to: Date): number {
  return total(days.filter(({ day }) => day >= dayOf(from) && day < dayOf(to)));
}

function total(counted: readonly { count: number }[]): number {
  return counted.reduce((all, { count }) => all + count, 0);
}
