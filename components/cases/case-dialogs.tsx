'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { notify } from '@/components/ui/toast-store';
import type { CaseDetail } from '@/lib/cases/shapes';
import { CloseCaseDialog } from './close-case-dialog';
import { EditCaseDialog } from './edit-case-dialog';
import { OwnerDialog } from './owner-dialog';
import { useReopenCase } from './queries';

export type CaseDialogKind = 'close' | 'reopen' | 'edit' | 'owner';

/** The form of what is to be done to the case. */
export function CaseDialogs({
  kind,
  detail,
  onClose,
}: {
  kind: CaseDialogKind;
  detail: CaseDetail;
  onClose: () => void;
}) {
  switch (kind) {
    case 'close':
      return <CloseCaseDialog detail={detail} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog detail={detail} onClose={onClose} />;
    case 'edit':
      return <EditCaseDialog detail={detail} onClose={onClose} />;
    case 'owner':
      return <OwnerDialog detail={detail} onClose={onClose} />;
  }
}

function ReopenDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const reopen = useReopenCase(detail.id);
  return (
    <ConfirmDialog
      title={`Open case ${detail.number} again?`}
      confirmLabel="Open again"
      tone="primary"
      onClose={onClose}
      onConfirm={async () => {
        await reopen.mutateAsync(detail.version);
        notify({ text: `Case ${detail.number} is open again` });
      }}
    >
      Its verdict is taken off the case. Its findings keep theirs until they are given another.
    </ConfirmDialog>
  );
}
