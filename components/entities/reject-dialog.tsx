'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { RejectBody } from '@/lib/entities/schema';
import { useRejectJoin } from './queries';
import type { Join } from './use-join-deeds';

const Why = RejectBody.pick({ reason: true });

/** Asks why a join is wrong: whoever reads the page next wants to know. */
export function RejectDialog({
  path,
  join,
  onClose,
  onDone,
}: {
  path: string;
  join: Join;
  onClose: () => void;
  onDone: (join: Join) => void;
}) {
  const reject = useRejectJoin(path);
  const { type, id, title, by } = join;
  return (
    <Dialog
      title="Reject this join"
      size="sm"
      onClose={onClose}
      description={
        <span className="grid gap-1">
          <bdi className="text-ink [overflow-wrap:anywhere]">{title}</bdi>
          <span className="text-ink-3 text-sm">Joined by {by}.</span>
        </span>
      }
    >
      <Form
        schema={Why}
        defaultValues={{ reason: '' }}
        onSubmit={async ({ reason }) => {
          await reject.mutateAsync({ type, id, reason });
          onDone(join);
        }}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" hotkey="Ctrl Enter" busy={busy}>
              Reject
            </Button>
          </>
        )}
      >
        <FormField name="reason" label="Why does it not belong here?" required>
          {(input) => <Textarea {...input} data-autofocus maxLength={500} rows={3} />}
        </FormField>
        <p className="text-ink-3 text-sm">
          It leaves this page for everybody, and the query behind the number of findings. Nothing else about it changes,
          and it can be brought back.
        </p>
      </Form>
    </Dialog>
  );
}
