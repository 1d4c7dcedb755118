'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { CreateWorkspace } from '@/lib/workspaces/schema';
import { createAndEnter } from './queries';

export function NewWorkspaceDialog({ onClose }: { onClose: () => void }) {
  async function submit(values: CreateWorkspace) {
    await createAndEnter(values);
    window.location.assign('/settings/people'); // by a full load: nothing of the other workspace stays in memory
  }
  return (
    <Dialog
      size="sm"
      title="New workspace"
      onClose={onClose}
      description="It has its own connections, findings, people and audit. You become its admin and move there; the rail leads back."
    >
      <Form
        schema={CreateWorkspace}
        defaultValues={{ name: '' }}
        onSubmit={submit}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Make and go there
            </Button>
          </>
        )}
      >
        <FormField name="name" label="Name">
          {(input) => <Input {...input} data-autofocus />}
        </FormField>
      </Form>
    </Dialog>
  );
}
