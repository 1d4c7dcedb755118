import 'server-only';
import { allow } from '@/lib/auth/allow';
import { daysOf, type Period, periodOf, spanText } from '@/lib/dashboards/period';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { type Group, tally } from '@/lib/findings/tally';
import { group, partsOf, type Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import { getBoard } from './read';
import type { CARD_DAYS, Card, CardQuery } from './schema';
import type { BoardNumbers, CardAnswer, CardNumbers } from './shapes';

const MOST_BARS = 10;
const AT_ONCE = 4;

/** What the cards of a dashboard show now. A card that cannot be counted says why, and holds up no other. */
export async function boardNumbers(
  ctx: Ctx,
  { id, days }: { id: string; days: number },
  now = new Date(),
): Promise<BoardNumbers> {
  const { cards } = await getBoard(ctx, { id });
  const { from, to } = periodOf(days, now);
  const answers: CardAnswer[] = [];
  // A few at a time, so that a full dashboard leaves connections for those who work in the queue.
  for (let at = 0; at < cards.length; at += AT_ONCE) {
    const some = cards.slice(at, at + AT_ONCE).map((card) => cardAnswer(ctx, card, days, now));
    answers.push(...(await Promise.all(some)));
  }
  return { days, from: from.toISOString(), to: to.toISOString(), asOf: now.toISOString(), cards: answers };
}

/** A card's numbers, or why there are none: what its query names may be gone since it was written, which is nobody's fault. */
export async function cardAnswer(ctx: Ctx, card: Card, days: number, now = new Date()): Promise<CardAnswer> {
  try {
    return { id: card.id, numbers: await cardNumbers(ctx, { ...card, days }, now) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_input') return { id: card.id, problem: error.message };
    throw error;
  }
}

/** One card: how many, and how they divide; every number with the query that opens exactly those. */
export async function cardNumbers(ctx: Ctx, card: CardQuery, now = new Date()): Promise<CardNumbers> {
  allow(ctx, 'dashboards.read');
  const { q, chart, by, days } = card;
  const period = periodOf(days, now);
  const asked = chart === 'line' ? both(q, spanText(dayField(by), period.from, period.to)) : both(q, '');
  const divisions =
    chart === 'number' ? [] : [{ by: [by], ...(chart === 'bars' && NAMED.has(by) ? { most: MOST_BARS } : {}) }];
  const [all = [], groups = []] = await tally(ctx, asked, [{ by: [] }, ...divisions]);
  const of = { value: all[0]?.count ?? 0, query: asked };
  if (chart === 'line') return { of, groups: lineOf(q, dayField(by), period, groups) };
  return {
    of,
    groups: groups.flatMap(({ values: [value], count }) =>
      value ? [{ key: value.key, label: value.label, of: { value: count, query: both(q, value.term) } }] : [],
    ),
  };
}

/** Of names there may be very many; of the other divisions all are shown. */
const NAMED: ReadonlySet<string> = new Set(['policy', 'account', 'person', 'resource']);

function lineOf(q: string, field: (typeof CARD_DAYS)[number], { from, to }: Period, groups: readonly Group[]) {
  return daysOf(from, to).map((day) => ({
    key: day,
    label: day,
    of: {
      value: groups.find(({ values: [value] }) => value?.key === day)?.count ?? 0,
      query: both(q, `${field}:${day}`),
    },
  }));
}

function dayField(by: CardQuery['by']): (typeof CARD_DAYS)[number] {
  return by === 'closed' ? 'closed' : 'created';
}

/** The query that asks for both. */
function both(q: string, term: string): string {
  return printQuery(group('and', [...partsOf(read(q)), ...partsOf(read(term))]));
}

function read(q: string): Query {
  const parsed = parseQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return parsed.query;
}
