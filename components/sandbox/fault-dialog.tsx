'use client';

import { useFormContext } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Switchboard } from '@/lib/rehearsal/schema';
import { FaultForm, NO_FAULT } from './fault-form';
import { useSetFault } from './queries';

type Props = { switchboard: Switchboard; vendors: Record<string, string>; onClose: () => void; onDone: () => void };

/** Any fault the sandbox knows, for one vendor or all, for one operation or all. */
export function FaultDialog({ switchboard, vendors, onClose, onDone }: Props) {
  const set = useSetFault();
  return (
    <Dialog title="Set a fault" onClose={onClose}>
      <Form
        schema={FaultForm}
        defaultValues={NO_FAULT}
        onSubmit={async (fault) => {
          await set.mutateAsync(fault);
          onDone();
        }}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Set it
            </Button>
          </>
        )}
      >
        <FaultFields switchboard={switchboard} vendors={vendors} />
      </Form>
    </Dialog>
  );
}

function FaultFields({ switchboard, vendors }: Pick<Props, 'switchboard' | 'vendors'>) {
  const { watch } = useFormContext<FaultForm>();
  const [vendor, kind] = watch(['vendor', 'kind']);
  const operations = switchboard.vendors.find(({ id }) => id === vendor)?.operations ?? [];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField name="vendor" label="Vendor">
          {(input) => (
            <Select
              {...input}
              data-autofocus
              options={[
                { value: '*', label: 'All of them' },
                ...switchboard.vendors.map(({ id }) => ({ value: id, label: vendors[id] ?? id })),
              ]}
            />
          )}
        </FormField>
        <FormField
          name="operation"
          label="Operation"
          hint={vendor === '*' ? 'Choose a vendor to name one.' : undefined}
        >
          {(input) => (
            <Select
              {...input}
              placeholder="Every one"
              options={operations.map((operation) => ({ value: operation, label: operation }))}
            />
          )}
        </FormField>
      </div>
      <FormField name="kind" label="What it does">
        {(input) => (
          <Select {...input} options={switchboard.kinds.map((one) => ({ value: one.kind, label: one.label }))} />
        )}
      </FormField>
      {kind === 'status' && <StatusFields told={switchboard.told} />}
      {kind.startsWith('drift-') && (
        <FormField name="field" label="Field" optional hint="Without one, a field is drawn for each record.">
          {(input) => <Input {...input} mono />}
        </FormField>
      )}
      <p className="text-ink-3 text-sm">What is left empty is left to the sandbox.</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField name="delaySeconds" label="Late by, seconds" />
        <NumberField name="jitterSeconds" label="And up to, more" />
        <NumberField name="share" label="Of the calls, %" />
        <NumberField name="minutes" label="For, minutes" />
        <NumberField name="times" label="At most, calls" />
      </div>
    </>
  );
}

function StatusFields({ told }: { told: readonly string[] }) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField name="status" label="Status" />
      <FormField name="told" label="Tells when to come back">
        {(input) => (
          <Select {...input} placeholder="Not told" options={told.map((form) => ({ value: form, label: form }))} />
        )}
      </FormField>
      <NumberField name="toldSeconds" label="In, seconds" />
    </div>
  );
}

function NumberField({ name, label }: { name: keyof FaultForm; label: string }) {
  return (
    <FormField name={name} label={label}>
      {(input) => <Input {...input} inputMode="decimal" />}
    </FormField>
  );
}
