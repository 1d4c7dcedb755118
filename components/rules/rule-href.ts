import type { Route } from 'next';
import { group, partsOf } from '@/lib/query/ast';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

export const RULES_HREF: Route = '/settings/rules';

/** The form of a rule, or of a new one that begins with a query. */
export function ruleHref(id: string, q = ''): Route {
  const search = new URLSearchParams({ edit: id });
  if (q !== '') search.set('q', q);
  return `/settings/rules?${search}`;
}

/** The query of the queue as a rule takes it: a rule only ever takes what is open, so that part is left out. */
export function ruleQueryOf(q: string): string {
  const parsed = parseQuery(q);
  if (!parsed.ok) return q;
  const parts = partsOf(parsed.query).filter((part) => printQuery(part) !== 'is:open');
  return printQuery(group('and', parts));
}
