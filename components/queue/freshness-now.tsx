'use client';

import { useQuery } from '@tanstack/react-query';
import type { VendorFacts } from '@/components/findings/vendor-facts';
import { Freshness } from '@/components/shell/freshness';
import { sources } from '@/components/sources/queries';
import { useNow } from '@/components/ui/clock';
import { freshnessOf } from './source-words';

/** The freshness of each source in the top bar, as it is now; `only` where a page is about one of them. */
export function FreshnessNow({
  vendors,
  only,
}: {
  vendors: readonly Pick<VendorFacts, 'id' | 'source'>[];
  only?: string;
}) {
  const now = useNow();
  const { data } = useQuery(sources.list());
  if (!data) return null;
  return (
    <Freshness
      sources={freshnessOf(
        data.sources.filter(({ vendor }) => only === undefined || vendor === only),
        vendors,
        now,
      )}
    />
  );
}
