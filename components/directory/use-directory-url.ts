'use client';

import type { Route } from 'next';
import { useSearchParams } from 'next/navigation';

const OWN = ['tenant', 'item', 'text', 'days', 'sort'] as const;
type Own = (typeof OWN)[number];

/** The address of a resource, or of one of its records. */
export function directoryHref(resource: string, tenantId: string | null, item?: string): Route {
  const search = new URLSearchParams({ ...(tenantId ? { tenant: tenantId } : {}), ...(item ? { item } : {}) });
  const path = `/directory/${resource}`;
  return (search.size > 0 ? `${path}?${search}` : path) as Route; // the page takes any resource's id
}

/** What is shown of a resource stands in the address; `by`: what the vendor's own list is narrowed by. */
export function useDirectoryUrl() {
  const search = useSearchParams();
  const by = Object.fromEntries(
    [...search].filter(([name]) => name.startsWith('by.')).map(([name, v]) => [name.slice(3), v]),
  );

  function put(changes: Partial<Record<Own, string | null>>, how: 'push' | 'replace' = 'replace') {
    write((after) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
      }
    }, how);
  }
  function narrow(next: Record<string, string>) {
    write((after) => {
      for (const name of [...after.keys()]) if (name.startsWith('by.')) after.delete(name);
      for (const [name, value] of Object.entries(next)) if (value !== '') after.set(`by.${name}`, value);
    }, 'replace');
  }
  return {
    tenantId: search.get('tenant'),
    itemId: search.get('item'),
    text: search.get('text') ?? '',
    days: search.get('days'),
    sort: search.get('sort'),
    by,
    put,
    narrow,
  };
}

function write(change: (search: URLSearchParams) => void, how: 'push' | 'replace') {
  const after = new URLSearchParams(window.location.search);
  change(after);
  const to = window.location.pathname + (after.size > 0 ? `?${after}` : '');
  if (how === 'push') window.history.pushState(null, '', to);
  else window.history.replaceState(null, '', to);
}
