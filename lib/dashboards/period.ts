const DAY_MS = 86_400_000;

/** Whole days of UTC that end with today; `before` begins as many days earlier. */
export type Period = { before: Date; from: Date; to: Date };

export function periodOf(days: number, now: Date): Period {
  const to = (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;
  return { before: new Date(to - 2 * days * DAY_MS), from: new Date(to - days * DAY_MS), to: new Date(to) };
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export function daysOf(from: Date, to: Date): string[] {
  const count = Math.round((to.getTime() - from.getTime()) / DAY_MS);
  return Array.from({ length: count }, (_, at) => dayOf(new Date(from.getTime() + at * DAY_MS)));
}

/** The days from `from` to before `to`, as the query language writes them. */
export function spanText(field: 'created' | 'closed' | 'acknowledged', from: Date, to: Date): string {
  return `${field}:${dayOf(from)}..${dayOf(new Date(to.getTime() - DAY_MS))}`;
}
