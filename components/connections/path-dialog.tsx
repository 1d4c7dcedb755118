'use client';

import { useQueryClient } from '@tanstack/react-query';
import { asRecord } from '@/components/items/raw-value';
import { operations } from '@/components/operations/queries';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Schema } from '@/components/ui/standard-resolver';
import { notify } from '@/components/ui/toast-store';
import { ApiProblem } from '@/lib/api/browser';
import type { Connection } from '@/lib/connections/schema';
import type { OperationSummary } from '@/lib/operations/shapes';
import { useUpdate } from './queries';

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((verb) => ({ value: verb, label: verb }));

type Correction = { verb: string; path: string };
/** The server reads it: it knows which parameters a path needs. */
const typed: Schema<Correction, Correction> = {
  '~standard': { validate: (value) => ({ value: value as Correction }) }, // what the form was given, of the same shape
};

/** Corrects the verb or the path of one operation for one connection, or takes the correction away. */
export function PathDialog({
  connection,
  operation,
  onClose,
}: {
  connection: Connection;
  operation: OperationSummary;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const update = useUpdate();
  const { id, version, settings } = connection;

  async function save(correction: Correction | null) {
    const { [operation.id]: _, ...others } = asRecord(settings.operations) ?? {};
    const kept = correction ? { ...others, [operation.id]: correction } : others;
    try {
      await update.mutateAsync({ id, version, settings: { ...settings, operations: kept } });
    } catch (error) {
      throw atInputs(error, operation.id);
    }
    await client.invalidateQueries({ queryKey: operations.all });
    notify({
      text: `${operation.id} ${correction ? 'is corrected' : 'is as the contract has it'}; the next call uses it`,
    });
    onClose();
  }

  return (
    <Dialog title={`Correct ${operation.id}`} onClose={onClose} description={operation.title}>
      <Form
        schema={typed}
        defaultValues={{ verb: operation.verb, path: operation.path }}
        onSubmit={({ verb, path }) => save({ verb, path: path.trim() })}
        footer={({ busy, dirty }) => (
          <>
            {operation.corrected && (
              <Button size="lg" tone="quiet" busy={busy} onClick={() => void save(null)} className="mr-auto">
                As the contract has it
              </Button>
            )}
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button
              size="lg"
              type="submit"
              tone="primary"
              busy={busy}
              unavailable={dirty ? undefined : 'Nothing was changed'}
            >
              Save
            </Button>
          </>
        )}
      >
        <FormField name="verb" label="Verb">
          {(input) => <Select {...input} options={VERBS} />}
        </FormField>
        <FormField name="path" label="Path" hint="Parameters in braces stay: what they hold is filled in there.">
          {(input) => <Input {...input} mono spellCheck={false} data-autofocus />}
        </FormField>
      </Form>
    </Dialog>
  );
}

/** `settings.operations.getAlert.path` is the path of this form. */
function atInputs(error: unknown, operation: string): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const start = new RegExp(`^(settings\\.)?operations\\.${operation}\\.`);
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([name, words]) => [name.replace(start, ''), words]),
  );
  return new ApiProblem(error.code, error.message, error.requestId, fields, error.status);
}
