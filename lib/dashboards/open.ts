import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { type Group, tally, total } from '@/lib/findings/tally';
import { Severity, SOURCES } from '@/lib/model/finding';
import type { Ask } from './ask';
import { dayOf } from './period';
import type { Age, Count, Dashboard, Named } from './shapes';

export const MOST = 10;
const DAY_MS = 86_400_000;

type Open = Pick<
  Dashboard,
  'openBySeverity' | 'openBySource' | 'openByAge' | 'byPolicy' | 'byPerson' | 'byResource' | 'byAccount'
> & {
  total: Count;
  snoozed: Count;
  suppressedNow: Count;
  merged: Count;
  owners: Group[];
  tenants: Group[];
  sinceBefore: number;
};

/** What is open now, divided in every way a dashboard shows. `sinceBefore`: how many of it were created before the period. */
export async function openNow(ctx: Ctx, ask: Ask): Promise<Open> {
  const [[parts = [], owners = [], tenants = [], created = [], ...named], snoozed, suppressed, merged] =
    await Promise.all([
      tally(ctx, ask('is:open'), [
        { by: ['severity', 'source', 'owned'] },
        { by: ['owner'] },
        { by: ['tenant'] },
        { by: ['created'] },
        ...(['policy', 'person', 'resource', 'account'] as const).map((one) => ({ by: [one], most: MOST })),
      ]),
      total(ctx, ask('is:snoozed')),
      total(ctx, ask('is:suppressed')),
      total(ctx, ask('is:merged')),
    ]);
  const [byPolicy = [], byPerson = [], byResource = [], byAccount = []] = named.map((groups) =>
    groups.map(namedIn(ask)),
  );
  const has = (group: Group, ...words: string[]) =>
    words.every((word) => group.values.some(({ term }) => term === word));
  const count = (...terms: string[]): Count => ({
    value: sumOf(parts.filter((group) => has(group, ...terms))),
    query: ask('is:open', ...terms),
  });
  const from = dayOf(ask.period.from);
  return {
    total: { value: sumOf(parts), query: ask('is:open') },
    snoozed: { value: snoozed, query: ask('is:snoozed') },
    suppressedNow: { value: suppressed, query: ask('is:suppressed') },
    merged: { value: merged, query: ask('is:merged') },
    openBySeverity: Severity.options.map((severity) => ({
      severity,
      open: count(`severity:${severity}`),
      bySource: sourcesOf(ask).map((source) => ({
        source,
        open: {
          ...count(`severity:${severity}`, `source:${source}`),
          query: `is:open severity:${severity} source:${source}`,
        },
      })),
    })),
    openBySource: sourcesOf(ask).map((source) => ({
      source,
      open: { ...count(`source:${source}`), query: `is:open source:${source}` },
      unowned: { ...count(`source:${source}`, 'is:unowned'), query: `is:open source:${source} is:unowned` },
    })),
    openByAge: agesOf(ask, created),
    byPolicy: byPolicy.map(({ name, open }) => ({ policy: name, open })),
    byPerson,
    byResource,
    byAccount,
    owners,
    tenants,
    sinceBefore: sumOf(created.filter((group) => (group.values[0]?.key ?? '') < from)),
  };
}

export function sourcesOf({ source }: Ask) {
  return source ? [source] : SOURCES;
}

export function sumOf(groups: readonly { count: number }[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function namedIn(ask: Ask) {
  return ({ values: [value], count }: Group): Named => ({
    name: value?.label ?? '',
    open: { value: count, query: ask('is:open', value?.term ?? '') },
  });
}

/** Each age from so many whole days ago; the first has today too, and what a vendor's clock puts after it. */
const AGES: readonly [Age, number][] = [
  ['today', 0],
  ['week', 6],
  ['month', 29],
  ['quarter', 89],
];

function agesOf(ask: Ask, created: readonly Group[]): Dashboard['openByAge'] {
  const today = ask.period.to.getTime() - DAY_MS;
  const ago = (days: number) => dayOf(new Date(today - days * DAY_MS));
  const between = (from: string, to: string) =>
    sumOf(created.filter(({ values: [day] }) => (day?.key ?? '') >= from && (day?.key ?? '') <= to));
  const ages = AGES.map(([age, days], at): { age: Age; open: Count } => {
    const from = ago(days);
    const younger = AGES[at - 1];
    if (!younger) return { age, open: { value: between(from, '9999'), query: ask('is:open', `created:>=${from}`) } };
    const to = ago(younger[1] + 1);
    return { age, open: { value: between(from, to), query: ask('is:open', `created:${from}..${to}`) } };
  });
  const oldest = ago(89);
  const older = sumOf(created.filter(({ values: [day] }) => (day?.key ?? '') < oldest));
  return [...ages, { age: 'older', open: { value: older, query: ask('is:open', `created:<${oldest}`) } }];
}
