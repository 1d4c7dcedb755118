import type { Route } from 'next';
import type { AuditQuery } from '@/lib/audit/schema';

/** The page that shows this query; what is empty is left out. */
export function auditUrl(query: Partial<Record<keyof AuditQuery, string | number>>): Route {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
  return search.size > 0 ? `/settings/audit?${search}` : '/settings/audit';
}
