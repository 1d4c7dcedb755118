'use client';

import type { Dispatch, SetStateAction } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { notify } from '@/components/ui/toast-store';
import { HandOverDialog } from './hand-over-dialog';
import { InviteDialog } from './invite-dialog';
import { NewWorkspaceDialog } from './new-workspace-dialog';
import { OwnPasswordDialog } from './own-password-dialog';
import type { Deed } from './person-deed';
import { useChangeRole, useDisable, useEnable, useSetPassword } from './queries';
import { ROLE_WORDS } from './role-words';

type Begin = Dispatch<SetStateAction<Deed | null>>;

/** The dialog of what somebody is about to do; handing out a password leads to the next one. */
export function PersonDialogs({ deed, begin }: { deed: Deed; begin: Begin }) {
  const changeRole = useChangeRole();
  const disable = useDisable();
  const enable = useEnable();
  const setPassword = useSetPassword();
  // A dialog that has led to another one must not close that.
  const onClose = () => begin((current) => (current === deed ? null : current));
  switch (deed.kind) {
    case 'invite':
      return (
        <InviteDialog
          onClose={onClose}
          onDone={({ person, password }) => {
            if (password !== null) return begin({ kind: 'hand-over', person, password });
            notify({ text: `${person.name} has an account already and can switch to this workspace now.` });
            onClose();
          }}
        />
      );
    case 'workspace':
      return <NewWorkspaceDialog onClose={onClose} />;
    case 'own-password':
      return <OwnPasswordDialog onClose={onClose} />;
    case 'hand-over':
      return <HandOverDialog person={deed.person} password={deed.password} onClose={onClose} />;
    case 'role':
      return (
        <ConfirmDialog
          tone="primary"
          title={`Make ${deed.person.name} ${deed.role}?`}
          confirmLabel={`Make ${deed.role}`}
          onClose={onClose}
          onConfirm={async () => {
            await changeRole.mutateAsync({ ...targetOf(deed.person), role: deed.role });
          }}
        >
          {deed.role}: {ROLE_WORDS[deed.role]}. {deed.person.name} is signed out at once and signs in anew.
        </ConfirmDialog>
      );
    case 'disable':
      return (
        <ConfirmDialog
          title={`Disable ${deed.person.name}?`}
          confirmLabel="Disable"
          onClose={onClose}
          onConfirm={async () => {
            await disable.mutateAsync(targetOf(deed.person));
          }}
        >
          Every session of {deed.person.email} ends at once. What they did stays in their name.
        </ConfirmDialog>
      );
    case 'enable':
      return (
        <ConfirmDialog
          tone="primary"
          title={`Let ${deed.person.name} back in?`}
          confirmLabel="Let back in"
          onClose={onClose}
          onConfirm={async () => {
            await enable.mutateAsync(targetOf(deed.person));
          }}
        >
          With the role they had: {deed.person.role}.
        </ConfirmDialog>
      );
    case 'password':
      return (
        <ConfirmDialog
          title={`Hand out a new password for ${deed.person.name}?`}
          confirmLabel="Hand out"
          onClose={onClose}
          onConfirm={async () => {
            const { person, password } = await setPassword.mutateAsync(targetOf(deed.person));
            if (password !== null) begin({ kind: 'hand-over', person, password });
          }}
        >
          The old one stops working and every session of {deed.person.email} ends.
        </ConfirmDialog>
      );
  }
}

function targetOf({ id, version }: { id: string; version: number }) {
  return { id, version };
}
