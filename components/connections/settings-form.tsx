'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { notify } from '@/components/ui/toast-store';
import type { Connection, VendorForm } from '@/lib/connections/schema';
import { settingsOf, settingsSchema } from './draft';
import { placingProblems } from './placed-problem';
import { useUpdate } from './queries';
import { SettingFields } from './setting-fields';

/**
 * Name and plain settings of a tenant. What is being typed stays when a colleague changes them meanwhile; then it says so,
 * and saving is refused until the new ones are loaded.
 */
export function SettingsForm({ connection, vendor }: { connection: Connection; vendor: VendorForm }) {
  const update = useUpdate();
  const [opened, open] = useState(connection);
  const { id } = connection;
  const isSame = partsOf(connection) === partsOf(opened);
  // A new state or new credentials are no change of these settings.
  const { version } = isSame ? connection : opened;
  return (
    <>
      {!isSame && (
        <p role="status" className="flex flex-wrap items-center gap-2 border-warn border-l-2 pl-3">
          Somebody changed these settings meanwhile.
          <Button size="sm" onClick={() => open(connection)}>
            Load theirs, drop mine
          </Button>
        </p>
      )}
      <Form
        key={partsOf(opened)}
        schema={settingsSchema(vendor)}
        defaultValues={settingsOf(vendor, opened)}
        onSubmit={async (body) => {
          open(await placingProblems(vendor, null, () => update.mutateAsync({ id, version, ...body })));
          notify({ text: `${body.name ?? connection.name} is saved; what is read next uses it` });
        }}
        footer={({ busy, dirty }) => (
          <Button
            size="lg"
            type="submit"
            tone="primary"
            busy={busy}
            unavailable={dirty ? undefined : 'Nothing was changed'}
          >
            Save
          </Button>
        )}
      >
        <FormField name="name" label="Name" hint="Queries and rows call the tenant so.">
          {(input) => <Input {...input} maxLength={80} />}
        </FormField>
        <SettingFields fields={vendor.settings} />
      </Form>
    </>
  );
}

function partsOf({ name, settings }: Connection): string {
  return JSON.stringify([name, settings]);
}
