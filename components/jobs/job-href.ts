import type { Route } from 'next';
import type { Job } from '@/lib/jobs/shapes';

/** A route with a part that varies is known to the compiler only where it is written out, not where it is passed on. */
export function jobHref({ id }: Pick<Job, 'id'>): Route {
  return `/jobs/${id}` as Route;
}
