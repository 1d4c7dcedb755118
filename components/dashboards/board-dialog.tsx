'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { CreateBoard } from '@/lib/boards/schema';
import type { Board } from '@/lib/boards/shapes';

/** Names a dashboard, and says who sees it. */
export function BoardDialog({
  board,
  mayShare,
  onKeep,
  onClose,
}: {
  /** Null: a new one. */
  board: Board | null;
  mayShare: boolean;
  onKeep: (values: CreateBoard) => Promise<void>;
  onClose: () => void;
}) {
  return (
    <Dialog size="sm" title={board ? `Settings of “${board.name}”` : 'New dashboard'} onClose={onClose}>
      <Form
        schema={CreateBoard}
        defaultValues={{ name: board?.name ?? '', isShared: board?.isShared ?? false, cards: board?.cards ?? [] }}
        onSubmit={onKeep}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              {board ? 'Save' : 'Make it'}
            </Button>
          </>
        )}
      >
        <FormField name="name" label="Name">
          {(input) => <Input {...input} data-autofocus />}
        </FormField>
        <FormField
          name="isShared"
          label="Who sees it"
          hint={mayShare ? undefined : 'Managers and admins share dashboards.'}
        >
          {(input) => <Checkbox {...input} disabled={!mayShare} label="Everybody in this workspace" />}
        </FormField>
      </Form>
    </Dialog>
  );
}
