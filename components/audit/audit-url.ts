import type { Route } from 'next';
import type { AuditQuery } from '@/lib/audit/schema';

type Query = Partial<Record<keyof AuditQuery, string | number>>;

/** The page that shows this query; what is empty is left out. */
export function auditUrl(query: Query): Route {
  const search = searchOf(query);
  return search.size > 0 ? `/settings/audit?${search}` : '/settings/audit';
}

/** Where all records of a query are saved from, wherever in them the page stands. */
export function auditCsvUrl({ before: _before, limit: _limit, ...query }: Query): string {
  return `/api/audit/csv?${searchOf(query)}`;
}

function searchOf(query: Query): URLSearchParams {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
}
