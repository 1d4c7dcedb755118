'use client';

import { useQuery } from '@tanstack/react-query';
import { Freshness } from '@/components/shell/freshness';
import { sources } from '@/components/sources/queries';
import { useNow } from '@/components/ui/clock';
import type { ItemNoun } from '@/lib/model/record';
import { barOf, tenantsOf } from './tenant-freshness';

/** How old each tenant's part of the list is, in the top bar. */
export function TenantFreshnessBar({ noun }: { noun: ItemNoun }) {
  const { data } = useQuery(sources.list());
  const now = useNow();
  if (!data) return null;
  return <Freshness sources={tenantsOf(data.sources, noun).map((tenant) => barOf(tenant, now))} />;
}
