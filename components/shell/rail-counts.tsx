'use client';

import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import { Rail } from './rail';
import type { RailItemId } from './rail-items';
import type { Viewer } from './viewer';

/** GET /api/rail. `suppressed`: findings that rules leave out of the queue's number. */
export type RailCounts = {
  counts: Partial<Record<RailItemId, number>>;
  suppressed: number;
  staleSources: number;
};

/** The rail with its counts. They come after the page and are left out while they cannot be had. */
export function RailWithCounts({ viewer, allowed }: { viewer: Viewer; allowed: readonly RailItemId[] }) {
  const { data } = useQuery({
    queryKey: ['rail'],
    queryFn: ({ signal }) => api.get<RailCounts>('/api/rail', { signal }),
    refetchInterval: 30_000,
  });
  return <Rail viewer={viewer} allowed={allowed} {...data} />;
}
