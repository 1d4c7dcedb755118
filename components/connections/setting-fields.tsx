'use client';

import { useWatch } from 'react-hook-form';
import { FormControl, FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { Textarea } from '@/components/ui/textarea';
import type { VendorField } from '@/lib/connections/schema';
import { LabelMap } from './label-map';
import { editorOf, readTyped } from './setting-value';

/** Inputs of a vendor's plain settings, each as its kind is typed best. */
export function SettingFields({ fields }: { fields: readonly VendorField[] }) {
  return fields.map((field) => <SettingField key={field.name} field={field} />);
}

function SettingField({ field }: { field: VendorField }) {
  const { label, hint, required, choices } = field;
  const editor = editorOf(field);
  const look = { name: `settings.${field.name}`, label, hint, optional: !required && editor !== 'switch' };
  switch (editor) {
    case 'labels':
      return (
        <FormControl {...look}>
          {({ value, onChange, ...control }) => (
            <LabelMap {...control} name={look.name} value={value} onChange={onChange} />
          )}
        </FormControl>
      );
    case 'switch':
      return <FormField {...look}>{(input) => <Switch {...input} />}</FormField>;
    case 'choice':
      return (
        <FormField {...look}>
          {(input) => (
            <Select
              {...input}
              placeholder={required ? undefined : 'As the vendor has it'}
              options={(choices ?? []).map((one) => ({ value: one, label: one }))}
            />
          )}
        </FormField>
      );
    case 'json':
      return (
        <FormField {...look} hint={<JsonHint field={field} />}>
          {(input) => <Textarea {...input} spellCheck={false} className="font-mono text-sm" />}
        </FormField>
      );
    case 'lines':
    case 'long_text':
      return (
        <FormField {...look} hint={editor === 'lines' ? `${hint ?? ''} One a line.` : hint}>
          {(input) => <Textarea {...input} spellCheck={false} className="font-mono text-sm" />}
        </FormField>
      );
    case 'number':
    case 'text':
      return (
        <FormField {...look}>
          {(input) => (
            <Input {...input} mono spellCheck={false} inputMode={editor === 'number' ? 'decimal' : undefined} />
          )}
        </FormField>
      );
  }
}

/** Says while it is typed whether what stands there can be read. */
function JsonHint({ field }: { field: VendorField }) {
  const typed: unknown = useWatch({ name: `settings.${field.name}` });
  const read = readTyped({ ...field, required: false }, typeof typed === 'string' ? typed : '');
  return (
    <>
      {field.hint} {'problem' in read ? <span className="text-warn">{read.problem}</span> : 'As JSON; it reads well.'}
    </>
  );
}
