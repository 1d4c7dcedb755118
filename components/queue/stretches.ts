import type { InfiniteData } from '@tanstack/react-query';
import type { FindingPage } from '@/lib/findings/shapes';
import type { Stretch } from './steady';

export type ListData = InfiniteData<FindingPage, string | null>;

/** The list as the query cache keeps it, and as stretches with the place each begins at. */
export function stretchesOf({ pages, pageParams }: InfiniteData<FindingPage>): Stretch[] {
  return pages.map((page, at) => {
    const param = pageParams[at];
    return { ...page, param: typeof param === 'string' ? param : null };
  });
}

export function listDataOf(stretches: readonly Stretch[]): ListData {
  return {
    pages: stretches.map(({ items, next }) => ({ items, next })),
    pageParams: stretches.map(({ param }) => param),
  };
}

/** The first stretch and those that hold rows `from` to `to`, three at most. */
export function inView(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  let at = 0;
  const seen = stretches.filter(({ items }, index) => {
    const start = at;
    at += items.length;
    return index === 0 || (start <= to && at > from);
  });
  return seen.slice(0, 3);
}
