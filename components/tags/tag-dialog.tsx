'use client';

import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useAct } from '@/components/items/use-act';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ItemRow } from '@/lib/items/shapes';
import { ColourChoice } from './colour-choice';
import { DESCRIPTION_MAX, lengthNote, TagFields, TITLE_MAX, tagInput } from './tag-fields';

export type TagTenant = { id: string; name: string; vendor: string };

/** Makes a tag in one tenant, or changes one. What was typed stays when the vendor refuses. */
export function TagDialog({
  tag,
  tenants,
  colours,
  onClose,
}: {
  /** Null: a new one. */
  tag: ItemRow<'tag'> | null;
  tenants: readonly TagTenant[];
  colours: readonly string[];
  onClose: () => void;
}) {
  const act = useAct();
  const [tenantId, setTenantId] = useState(tag?.tenant.id ?? tenants[0]?.id ?? '');
  const tenant = tag?.tenant ?? tenants.find(({ id }) => id === tenantId);

  async function submit(values: TagFields) {
    if (!tenant) return;
    const input = tagInput(values);
    const { vendor } = tenant;
    if (tag) {
      await act({
        command: 'tag.update',
        input,
        on: { noun: 'tag', id: tag.id },
        vendor,
        done: `“${values.title}” is changed`,
      });
    } else {
      const on = { connectionId: tenant.id, noun: 'tag' } as const;
      await act({ command: 'tag.create', input, on, vendor, done: `“${values.title}” is made` });
    }
    onClose();
  }

  return (
    <Dialog title={tag ? `Edit “${tag.title}”` : 'New tag'} onClose={onClose}>
      <Form
        schema={TagFields}
        defaultValues={{
          title: tag?.title ?? '',
          description: tag?.facts.description ?? '',
          color: tag?.facts.color ?? '',
        }}
        onSubmit={submit}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              {tag ? 'Save' : 'Make the tag'}
            </Button>
          </>
        )}
      >
        {!tag && tenants.length > 1 && (
          <Field label="Tenant">
            {(control) => (
              <Select
                {...control}
                options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
                value={tenantId}
                onChange={(event) => setTenantId(event.target.value)}
              />
            )}
          </Field>
        )}
        <FormField name="title" label="Title" hint={<Length of="title" max={TITLE_MAX} />}>
          {(input) => <Input {...input} data-autofocus />}
        </FormField>
        <FormField
          name="description"
          label="Description"
          optional
          hint={<Length of="description" max={DESCRIPTION_MAX} />}
        >
          {(input) => <Textarea {...input} rows={2} />}
        </FormField>
        <ColourChoice name="color" colours={colours} none={tag ? 'As it is' : 'Any'} />
      </Form>
    </Dialog>
  );
}

function Length({ of, max }: { of: string; max: number }) {
  const { watch } = useFormContext();
  const text: unknown = watch(of);
  return <>{lengthNote(typeof text === 'string' ? text : '', max)}</>;
}
