'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';

type Tenant = { id: string; name: string; vendor: string };

/** At which Edge tenant something is made; asked only where there is more than one. */
export function ChooseTenant({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: (tenant: Tenant) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(sources.list());
  const tenants = (data?.sources ?? []).filter(({ vendor }) => vendor === 'lacework-edge');
  const [chosen, setChosen] = useState<string | null>(null);
  const tenant = tenants.find(({ id }) => id === chosen) ?? (tenants.length === 1 ? tenants[0] : undefined);
  if (tenant) return children(tenant);
  return (
    <Dialog title={title} size="sm" onClose={onClose}>
      {data && tenants.length === 0 ? (
        <p>No Lacework Edge tenant is connected: only there it can be made.</p>
      ) : data ? (
        <ul className="grid justify-items-start gap-2">
          {tenants.map(({ id, name }) => (
            <li key={id}>
              <Button size="lg" onClick={() => setChosen(id)}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      ) : error ? (
        <FailedState title="The tenants could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={2} label="Reading the tenants" />
      )}
    </Dialog>
  );
}
