'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import type { Person } from '@/lib/people/schema';

/** The one time a handed-out password can be read. */
export function HandOverDialog({
  person,
  password,
  onClose,
}: {
  person: Person;
  password: string;
  onClose: () => void;
}) {
  return (
    <Dialog
      size="sm"
      title={`Password for ${person.name}`}
      onClose={onClose}
      description={
        <>
          It is shown this once. Pass it on by a way you trust. {person.email} can sign in with it within a week, and is
          asked to choose another then.
        </>
      }
      footer={
        <Button size="lg" tone="primary" onClick={onClose} data-autofocus>
          Done
        </Button>
      }
    >
      <p className="flex items-center gap-2 rounded-md border border-line-strong px-3 py-2">
        <output aria-label="One-time password" className="grow select-all break-all font-mono">
          {password}
        </output>
        <CopyButton text={password} label="Copy password" />
      </p>
    </Dialog>
  );
}
