'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { CreateCase } from '@/lib/cases/schema';
import type { CaseDetail } from '@/lib/cases/shapes';
import { useChangeCase } from './queries';

const Words = CreateCase.pick({ title: true, summary: true });

export function EditCaseDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const change = useChangeCase(detail.id);
  return (
    <Dialog title={`Edit case ${detail.number}`} onClose={onClose}>
      <Form
        schema={Words}
        defaultValues={{ title: detail.title, summary: detail.summary }}
        onSubmit={async (values) => {
          await change.mutateAsync({ ...values, version: detail.version });
          onClose();
        }}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Save
            </Button>
          </>
        )}
      >
        <FormField name="title" label="What is it about?" required>
          {(input) => <Input {...input} data-autofocus maxLength={200} />}
        </FormField>
        <FormField name="summary" label="What is known so far" optional>
          {(input) => <Textarea {...input} maxLength={4000} rows={5} />}
        </FormField>
      </Form>
    </Dialog>
  );
}
