import type { Route } from 'next';

const DAY_MS = 86_400_000;
export const CHANGES_BEFORE = 'Changes in the 24 h before';

/** The activity of all tenants in the day before an instant. */
export function changesBeforeHref(at: string): Route {
  const to = Date.parse(at);
  const range = { from: new Date(to - DAY_MS).toISOString(), to: new Date(to).toISOString() };
  return `/activity?${new URLSearchParams(range)}`;
}
