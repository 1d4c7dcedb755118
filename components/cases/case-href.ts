import type { Route } from 'next';

/** The page of a case. The cast holds because the page exists; `Route` cannot read a template. */
export const caseHref = (id: string): Route => `/cases/${id}` as Route;
