'use client';

import { useQuery } from '@tanstack/react-query';
import { sources } from '@/components/sources/queries';
import { useNowText } from '@/components/ui/clock';
import { duration } from '@/components/ui/format-time';
import { problemOf } from '@/components/ui/problem';
import { StaleNote } from '@/components/ui/stale-note';
import type { ItemNoun } from '@/lib/model/record';
import { isDoubtful, type TenantFreshness, tenantsOf } from './tenant-freshness';

/** One line for each tenant whose part of the list may be wrong: an outage is never shown as an empty list. */
export function TenantNotes({ noun, many }: { noun: ItemNoun; many: string }) {
  const { data, error } = useQuery(sources.list());
  if (!data) {
    if (!error) return null;
    return (
      <p role="alert" className="border-line border-b px-4 py-1.5 text-sm">
        How fresh this list is cannot be told: {problemOf(error).message}
      </p>
    );
  }
  return tenantsOf(data.sources, noun)
    .filter(isDoubtful)
    .map((tenant) => (
      <StaleNote key={tenant.id} what={`${tenant.name}: the list of ${many}`} since={tenant.asOf}>
        {tenant.word === 'disabled' ? 'The tenant is disabled; an admin can enable it in Settings.' : tenant.error}{' '}
        {tenant.word !== 'disabled' && tenant.dueAt && <TriedAgain tenant={tenant} />}
      </StaleNote>
    ));
}

function TriedAgain({ tenant }: { tenant: TenantFreshness }) {
  const due = Date.parse(tenant.dueAt ?? '');
  const text = useNowText((now) =>
    due > now ? `It is tried again in ${duration(due - now)}.` : 'It is being tried again.',
  );
  return <>{text}</>;
}
