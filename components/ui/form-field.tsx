'use client';

import type { ReactNode } from 'react';
import { Controller, get, useFormContext } from 'react-hook-form';
import { Field, type FieldControl } from './field';

type Look = { name: string; label: ReactNode; hint?: ReactNode; required?: boolean; optional?: boolean };
type Registered = FieldControl & ReturnType<ReturnType<typeof useFormContext>['register']>;

/** An input of the form around it: `<FormField name="title" label="Title">{(input) => <Input {...input} />}</FormField>`. */
export function FormField({ name, children, ...look }: Look & { children: (input: Registered) => ReactNode }) {
  const { register, formState } = useFormContext();
  return (
    <Field {...look} error={messageAt(formState.errors, name)}>
      {(control) => children({ ...register(name), ...control })}
    </Field>
  );
}

/** The same for a control that is not an input of its own (combobox, colour picker): it gets a value and a setter. */
export function FormControl({
  name,
  children,
  ...look
}: Look & { children: (control: FieldControl & { value: unknown; onChange: (value: unknown) => void }) => ReactNode }) {
  const { formState } = useFormContext();
  return (
    <Field {...look} error={messageAt(formState.errors, name)}>
      {(control) => (
        <Controller
          name={name}
          render={({ field }) => <>{children({ ...control, value: field.value, onChange: field.onChange })}</>}
        />
      )}
    </Field>
  );
}

function messageAt(errors: unknown, name: string): string | undefined {
  const error: unknown = get(errors, name);
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return typeof error.message === 'string' ? error.message : undefined;
}
