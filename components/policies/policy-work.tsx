'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChooseTenant } from '@/components/directory/choose-tenant';
import { RecordDeed } from '@/components/directory/record-deed';
import { items } from '@/components/items/queries';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemRow } from '@/lib/items/shapes';
import type { Work } from './policy-offers';

const KINDS = [
  { id: 'policies', label: 'Security or routing', about: 'Permits, blocks, asks or routes by app and session.' },
  { id: 'app_control_policies', label: 'App control', about: 'Copy, paste, upload, download and print in an app.' },
] as const;

/** Makes, changes or clones a policy, as its own operation takes it. */
export function PolicyWork({ work, onClose }: { work: Work; onClose: () => void }) {
  if (work.kind === 'new') return <NewPolicy onClose={onClose} />;
  return <OfPolicy kind={work.kind} row={work.row} onClose={onClose} />;
}

function NewPolicy({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<string | null>(null);
  const title = 'New policy';
  if (kind === null) {
    return (
      <Dialog title={title} size="sm" onClose={onClose}>
        <ul className="grid gap-2">
          {KINDS.map(({ id, label, about }) => (
            <li key={id} className="grid justify-items-start gap-1">
              <Button size="lg" onClick={() => setKind(id)}>
                {label}
              </Button>
              <p className="text-ink-3 text-sm">{about}</p>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <ChooseTenant title={title} onClose={onClose}>
      {(tenant) => <RecordDeed kind="create" resourceId={kind} raw={null} {...{ title, tenant, onClose }} />}
    </ChooseTenant>
  );
}

/** What is changed is the policy as the vendor has it now, whatever the list says. */
function OfPolicy({ kind, row, onClose }: { kind: 'change' | 'clone'; row: ItemRow<'policy'>; onClose: () => void }) {
  const client = useQueryClient();
  const { data, error, refetch, isFetching } = useQuery({ ...items.now('policy', row.id), staleTime: 30_000 });
  if (!data) {
    return (
      <Dialog title={row.title} onClose={onClose}>
        {error ? (
          <FailedState
            title="How it is now could not be read"
            error={error}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        ) : (
          <SkeletonRows rows={4} label="Reading the policy" />
        )}
      </Dialog>
    );
  }
  // What is shown beside the list is what was seen last; a failure of this look is shown by the next one.
  const look = () => void client.prefetchQuery({ ...items.now('policy', row.id), staleTime: 0 });
  return (
    <RecordDeed
      title={row.title}
      resourceId={'policy_event_actions' in data.raw ? 'app_control_policies' : 'policies'}
      kind={kind}
      tenant={row.tenant}
      raw={data.raw}
      onClose={onClose}
      onDone={look}
    />
  );
}
