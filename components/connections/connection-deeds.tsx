'use client';

import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { notify } from '@/components/ui/toast-store';
import type { Connection } from '@/lib/connections/schema';
import { useDisable, useRemove } from './queries';

export type Deed = 'rotate' | 'disable' | 'remove';

/** Asks before what stops a tenant, or takes it away for good. */
export function ConfirmDeed({
  deed,
  connection: { id, version, name, vendorLabel },
  onClose,
}: {
  deed: 'disable' | 'remove';
  connection: Connection;
  onClose: () => void;
}) {
  const router = useRouter();
  const disable = useDisable();
  const remove = useRemove();
  if (deed === 'disable') {
    return (
      <ConfirmDialog
        title={`Disable ${name}?`}
        confirmLabel="Disable"
        tone="primary"
        onClose={onClose}
        onConfirm={() => disable.mutateAsync({ id, version })}
      >
        Nothing is read from {vendorLabel} and nothing is sent to it until it is enabled again. Findings and credentials
        stay.
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={`Remove ${name}?`}
      confirmLabel="Remove"
      typed={{ expect: name, label: `Type ${name} to remove it` }}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync({ id, version });
        notify({ text: `${name} is removed; its credentials are deleted` });
        router.push('/settings/connections');
      }}
    >
      Its findings stay, with their notes and history, and no longer change. Its credentials are deleted here at once;
      revoke the key at {vendorLabel} too. To read this tenant again it has to be connected anew.
    </ConfirmDialog>
  );
}
