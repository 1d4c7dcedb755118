'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { CreateCase } from '@/lib/cases/schema';
import { useCreateCase } from './queries';

const Words = CreateCase.pick({ title: true, summary: true });

/** A case without findings yet; they come from the queue with `C`. */
export function NewCaseDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const create = useCreateCase();
  return (
    <Dialog title="New case" onClose={onClose}>
      <Form
        schema={Words}
        defaultValues={{ title: '', summary: '' }}
        onSubmit={async (values) => onDone((await create.mutateAsync(values)).case.id)}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Open case
            </Button>
          </>
        )}
      >
        <FormField name="title" label="What is it about?" required>
          {(input) => <Input {...input} data-autofocus maxLength={200} />}
        </FormField>
        <FormField name="summary" label="What is known so far" optional>
          {(input) => <Textarea {...input} maxLength={4000} rows={3} />}
        </FormField>
      </Form>
    </Dialog>
  );
}
