import type { Route } from 'next';

export const RULES_HREF: Route = '/settings/rules';

/** The form of a rule, or of a new one that begins with a query. */
export function ruleHref(id: string, q = ''): Route {
  const search = new URLSearchParams({ edit: id });
  if (q !== '') search.set('q', q);
  return `/settings/rules?${search}`;
}
