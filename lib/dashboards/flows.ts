import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { type Group, tally, total } from '@/lib/findings/tally';
import type { Ask } from './ask';
import { DEFINITIONS } from './definitions';
import { sumOf } from './open';
import { dayOf, daysOf } from './period';
import type { Dashboard, Day, Figure } from './shapes';

type Flows = Pick<Dashboard, 'arrivals' | 'closures' | 'suppressed' | 'late' | 'byDay' | 'before'> & {
  arrivedAt: Group[];
  closedBy: Group[];
  /** Closed since the period began, and there before it. */
  closedSince: number;
};

/** What came and what went, in the period and in the one before. */
export async function flowsOf(ctx: Ctx, ask: Ask): Promise<Flows> {
  const { before, from, to } = ask.period;
  // One after another: a dashboard must not take every connection of the pool from those who work in the queue.
  const came = await tally(ctx, ask(ask.arrived), [{ by: ['created'] }, { by: ['tenant'] }, { by: ['status'] }]);
  const cameBefore = await tally(ctx, ask(ask.arrivedBefore), [{ by: ['created'] }, { by: ['status'] }]);
  const went = await tally(ctx, ask(ask.closed), [{ by: ['closed'] }, { by: ['owner'] }, { by: ['late'] }]);
  const wentBefore = await tally(ctx, ask(ask.closedBefore), [{ by: ['closed'] }, { by: ['late'] }]);
  const closedSince = await total(ctx, ask(`created:<${dayOf(from)}`, `closed:>=${dayOf(from)}`));
  const [arrivals = [], arrivedAt = [], statuses = []] = came;
  const [arrivalsBefore = [], statusesBefore = []] = cameBefore;
  const [closures = [], closedBy = [], late = []] = went;
  const [closuresBefore = [], lateBefore = []] = wentBefore;
  const figure = (kind: 'arrivals' | 'closures', now: Group[], past: Group[], queries: [string, string]): Figure => ({
    value: sumOf(now),
    query: ask(queries[0]),
    definition: DEFINITIONS[kind],
    before: { value: sumOf(past), query: ask(queries[1]) },
  });
  return {
    arrivals: figure('arrivals', arrivals, arrivalsBefore, [ask.arrived, ask.arrivedBefore]),
    closures: figure('closures', closures, closuresBefore, [ask.closed, ask.closedBefore]),
    suppressed: {
      value: keyed(statuses, 'accepted'),
      query: ask(ask.arrived, 'status:accepted'),
      definition: DEFINITIONS.suppressed,
      before: { value: keyed(statusesBefore, 'accepted'), query: ask(ask.arrivedBefore, 'status:accepted') },
    },
    late: {
      value: keyed(late, '1'),
      query: ask(ask.closed, 'is:breached'),
      definition: DEFINITIONS.late,
      before: { value: keyed(lateBefore, '1'), query: ask(ask.closedBefore, 'is:breached') },
    },
    byDay: daysOf(from, to).map((day) => dayIn(ask, day, arrivals, closures)),
    before: daysOf(before, from).map((day) => dayIn(ask, day, arrivalsBefore, closuresBefore)),
    arrivedAt,
    closedBy,
    closedSince,
  };
}

function keyed(groups: readonly Group[], key: string): number {
  return sumOf(groups.filter(({ values: [value] }) => value?.key === key));
}

function dayIn(ask: Ask, day: string, arrivals: readonly Group[], closures: readonly Group[]): Day {
  const on = (groups: readonly Group[]) => keyed(groups, day);
  return {
    day,
    arrivals: { value: on(arrivals), query: ask(`created:${day}`) },
    closures: { value: on(closures), query: ask(`closed:${day}`) },
  };
}
