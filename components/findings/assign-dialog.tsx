'use client';

import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { AboutRows, titleFor } from './about-rows';
import type { DialogFor } from './finding-dialogs';
import { assigning } from './own-deeds';
import { PersonPicker } from './person-picker';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';

/** Whom a finding is given to: those who may act on it, oneself first, or nobody. */
export function AssignDialog({ rows, total, onClose, submit }: DialogFor) {
  const { userId } = useTriage();
  const { problem, run } = useSubmit();
  const [only] = rows;
  return (
    <Dialog
      title={titleFor('Assign', total)}
      size="sm"
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
    >
      {problem && <Notice problem={problem} />}
      <PersonPicker
        value={rows.length === 1 ? (only?.owner?.id ?? null) : undefined}
        onChoose={(owner) => void run(() => submit(assigning(rows, owner, userId)))}
      />
    </Dialog>
  );
}
