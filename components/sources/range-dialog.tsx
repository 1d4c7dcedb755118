'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { notify } from '@/components/ui/toast-store';
import { SetBackfill } from '@/lib/connections/backfill-body';
import type { Source, SourceStream } from '@/lib/sources/shapes';
import { rangeText } from './range-words';
import { useSetBackfill } from './source-deeds';
import { nounText } from './words';

/** Asks for the day from which on the past of one object is read. */
export function RangeDialog({
  source,
  past,
  onClose,
}: {
  source: Pick<Source, 'id' | 'name'>;
  past: SourceStream;
  onClose: () => void;
}) {
  const set = useSetBackfill(source.id);
  const what = `${nounText(past.noun)} of ${source.name}`;
  async function submit(values: SetBackfill) {
    await set.mutateAsync(values);
    notify({ text: `${what}: read back to ${values.from}` });
    onClose();
  }
  return (
    <Dialog title={`How far back: ${what}`} size="sm" onClose={onClose}>
      <Form
        schema={SetBackfill}
        defaultValues={{
          noun: past.noun,
          from: past.range?.from.slice(0, 10) ?? '',
          // As it stood when this was opened; the page reads itself again meanwhile.
          seen: past.range?.from ?? null,
        }}
        onSubmit={submit}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Set range
            </Button>
          </>
        )}
      >
        <p className="text-ink-2">
          Now: {rangeText(past)}. What was read stays here and is not asked for again; an earlier day costs the vendor’s
          limits as the first walk did.
        </p>
        <FormField name="from" label="First day (UTC)">
          {(input) => <Input {...input} type="date" data-autofocus min="2015-01-01" className="w-44" />}
        </FormField>
      </Form>
    </Dialog>
  );
}
