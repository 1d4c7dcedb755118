import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { type Group, total } from '@/lib/findings/tally';
import { nameOf, SEVERITY_CODES, SOURCE_CODES, type Source } from '@/lib/model/finding';
import { termText } from '@/lib/query/print';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import { acknowledgingTimes } from './acknowledging';
import { type Ask, askIn } from './ask';
import { closingTimes } from './closing';
import { DEFINITIONS } from './definitions';
import { flowsOf } from './flows';
import { openNow } from './open';
import { dayOf, periodOf } from './period';
import type { BoardQuery } from './schema';
import type { Dashboard } from './shapes';
import { type Kept, OLDEST, type Oldest, TENANTS } from './sql';
import { verdictsOf } from './verdicts';

/** What is open, what came and what went, each number with the query that opens exactly those findings. Days are those of UTC. */
export async function readDashboard(ctx: Ctx, { days, source }: BoardQuery, now = new Date()): Promise<Dashboard> {
  allow(ctx, 'dashboards.read');
  const ask = askIn(source, periodOf(days, now));
  // A moment written out: the same ones are counted whenever the query is asked.
  const overdue = ask('is:open', `due:<${now.toISOString()}`);
  const [open, flows, acknowledging, closing, verdicts, overdueNow, oldest, tenants] = await Promise.all([
    openNow(ctx, ask),
    flowsOf(ctx, ask),
    acknowledgingTimes(ctx, ask),
    closingTimes(ctx, ask),
    verdictsOf(ctx, ask),
    total(ctx, overdue),
    rows<Oldest>(ctx, OLDEST, [ctx.workspaceId, source && SOURCE_CODES[source]], 'dashboard oldest'),
    rows<Kept>(ctx, TENANTS, [ctx.workspaceId], 'dashboard tenants'),
  ]);
  const from = dayOf(ask.period.from);
  const { total: all, owners, tenants: openAt, sinceBefore, ...openParts } = open;
  const { arrivedAt, closedBy, closedSince, ...flowParts } = flows;
  return {
    days,
    source,
    from: ask.period.from.toISOString(),
    to: ask.period.to.toISOString(),
    asOf: now.toISOString(),
    open: {
      ...all,
      definition: DEFINITIONS.open,
      before: { value: sinceBefore + closedSince, query: ask(`created:<${from}`, `(is:open OR closed:>=${from})`) },
    },
    overdue: { value: overdueNow, query: overdue },
    ...openParts,
    ...flowParts,
    acknowledging,
    closing,
    verdicts,
    oldest: oldest.map((one) => ({
      ...one,
      severity: nameOf(SEVERITY_CODES, one.severity),
      source: nameOf(SOURCE_CODES, one.source),
      createdAt: one.createdAt.toISOString(),
    })),
    byTenant: byTenant(ask, tenants, openAt, arrivedAt),
    byOwner: byOwner(ask, owners, closedBy),
    definitions: DEFINITIONS,
  };
}

/** By name, as queries ask for them: those that are there, and removed ones of which something is open still. */
function byTenant(ask: Ask, kept: Kept[], open: Group[], arrived: Group[]): Dashboard['byTenant'] {
  const found = (groups: Group[], name: string) =>
    groups.find(({ values: [value] }) => value?.label.toLowerCase() === name.toLowerCase());
  const shown = kept.filter(({ name, vendor, removed }, at) => {
    // A removed tenant may have had the name of one that is there: that one stands for both.
    if (kept.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) < at) return false;
    return found(open, name) || (!removed && (ask.source === null || sourceOf(vendor) === ask.source));
  });
  return shown.map(({ id, name, vendor }) => {
    const term = termText('tenant', name);
    const group = found(open, name);
    return {
      tenant: { id, name, vendor },
      open: { value: group?.count ?? 0, query: ask('is:open', term) },
      arrivals: { value: found(arrived, name)?.count ?? 0, query: ask(ask.arrived, term) },
      oldestAt: group?.oldestAt ?? null,
    };
  });
}

function sourceOf(vendor: string): Source | undefined {
  return CATALOGUE.find(({ id }) => id === vendor)?.source;
}

/** Who has open ones and who closed some, nobody included; those with most of either first. */
function byOwner(ask: Ask, open: Group[], closed: Group[]): Dashboard['byOwner'] {
  const people = new Map([...open, ...closed].flatMap(({ values: [value] }) => (value ? [[value.term, value]] : [])));
  const countOf = (groups: Group[], term: string) =>
    groups.find(({ values: [value] }) => value?.term === term)?.count ?? 0;
  return [...people.values()].map(({ key, label, term }) => ({
    owner: key === null ? null : { id: key, name: label },
    open: { value: countOf(open, term), query: ask('is:open', term) },
    closed: { value: countOf(closed, term), query: ask(ask.closed, term) },
  }));
}
