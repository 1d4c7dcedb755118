'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChooseTenant } from '@/components/directory/choose-tenant';
import { RecordDeed } from '@/components/directory/record-deed';
import { items } from '@/components/items/queries';
import type { Raw } from '@/components/items/raw-value';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemRow, ItemVersion } from '@/lib/items/shapes';
import { PolicyHistory } from './policy-history';
import type { Work } from './policy-offers';

const KINDS = [
  { id: 'policies', label: 'Security or routing', about: 'Permits, blocks, asks or routes by app and session.' },
  { id: 'app_control_policies', label: 'App control', about: 'Copy, paste, upload, download and print in an app.' },
  { id: 'alert_configs', label: 'Alert config', about: 'Raises an alert where its conditions are met.' },
] as const;

/** Makes, changes or clones a policy, as its own operation takes it. */
export function PolicyWork({ work, onClose }: { work: Work; onClose: () => void }) {
  if (work.kind === 'new') return <NewPolicy onClose={onClose} />;
  if (work.kind === 'restore') return <RestorePolicy row={work.row} version={work.version} onClose={onClose} />;
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

/** Which of the contents it had is to be its content again; then it is a change like any other. */
function RestorePolicy({
  row,
  version,
  onClose,
}: {
  row: ItemRow<'policy'>;
  version: ItemVersion | null;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState(version);
  const { data, error, refetch } = useQuery(items.detail('policy', row.id));
  if (chosen) return <OfPolicy kind="change" row={row} version={chosen} onClose={onClose} />;
  return (
    <Dialog title={`Restore “${row.title}”`} onClose={onClose}>
      {data ? (
        <PolicyHistory detail={data} why={undefined} onRestore={setChosen} />
      ) : error ? (
        <FailedState title="The policy could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={4} label="Reading the policy" />
      )}
    </Dialog>
  );
}

/** What is changed is the policy as the vendor has it now, whatever the list says. */
function OfPolicy({
  kind,
  row,
  version,
  onClose,
}: {
  kind: 'change' | 'clone';
  row: ItemRow<'policy'>;
  /** What it is to be again. */
  version?: ItemVersion;
  onClose: () => void;
}) {
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
      resourceId={resourceOf(row, data.raw)}
      kind={kind}
      tenant={row.tenant}
      raw={data.raw}
      label={version && 'Restore'}
      given={version?.raw}
      onClose={onClose}
      onDone={look}
    />
  );
}

function resourceOf({ kind }: ItemRow<'policy'>, raw: Raw): string {
  if (kind === 'alert_config') return 'alert_configs';
  return 'policy_event_actions' in raw ? 'app_control_policies' : 'policies';
}
