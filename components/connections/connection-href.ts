import type { Route } from 'next';

/** A route with a part that varies is known to the compiler only where it is written out, not where it is passed on. */
export function connectionHref(id: string): Route {
  return `/settings/connections/${id}` as Route;
}

/** Its settings on that page. */
export function settingsHref(id: string): Route {
  return `/settings/connections/${id}#settings` as Route;
}

/** The form for a new tenant; without a vendor, the choice of one. */
export function newConnectionHref(vendor?: string): Route {
  return vendor === undefined
    ? '/settings/connections/new'
    : `/settings/connections/new?vendor=${encodeURIComponent(vendor)}`;
}

/** Where verbs and paths of a tenant are corrected. */
export function pathsHref(id: string): Route {
  return `/settings/connections/${id}/paths` as Route;
}
