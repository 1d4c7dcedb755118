'use client';

import { PersonPicker } from '@/components/findings/person-picker';
import { useSubmit } from '@/components/findings/use-submit';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { CaseDetail } from '@/lib/cases/shapes';
import { useChangeCase } from './queries';

/** Whose case it is. */
export function OwnerDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const change = useChangeCase(detail.id);
  const { problem, run } = useSubmit();
  return (
    <Dialog title={`Assign case ${detail.number}`} size="sm" onClose={onClose}>
      {problem && <Notice problem={problem} />}
      <PersonPicker
        value={detail.owner?.id ?? null}
        onChoose={(person) =>
          void run(async () => {
            await change.mutateAsync({ ownerId: person?.id ?? null, version: detail.version });
            onClose();
          })
        }
      />
    </Dialog>
  );
}
