'use client';

import { type ReactNode, useRef } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, type Path, useForm } from 'react-hook-form';
import { sortProblem } from './form-problem';
import { Notice } from './notice';
import { problemOf } from './problem';
import { type Schema, standardResolver } from './standard-resolver';
import { submitOnModEnter } from './submit-keys';

/**
 * A form over a schema, mostly the route's own body schema. What the server says of single inputs lands beside them, the
 * rest above the buttons with its request id; what was typed stays. Ctrl or ⌘ with Enter sends it from any input. `footer`
 * holds the buttons.
 */
export function Form<Input extends FieldValues, Output>({
  id,
  schema,
  defaultValues,
  onSubmit,
  children,
  footer,
}: {
  id?: string;
  schema: Schema<Input, Output>;
  defaultValues: DefaultValues<Input>;
  onSubmit: (values: Output) => Promise<void>;
  children: ReactNode;
  footer: (state: { busy: boolean; dirty: boolean }) => ReactNode;
}) {
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<Input, unknown, Output>({ resolver: standardResolver(schema), defaultValues });
  const { isSubmitting, isDirty, errors } = form.formState;

  async function submit(values: Output) {
    form.clearErrors('root');
    try {
      await onSubmit(values);
    } catch (error) {
      const { requestId, ...problem } = problemOf(error);
      const inputs = element.current?.elements;
      const { shown, general } = sortProblem(problem, (name) => Boolean(inputs?.namedItem(name)));
      for (const [index, [name, text]] of shown.entries()) {
        form.setError(pathOf<Input>(name), { type: 'server', message: text }, { shouldFocus: index === 0 });
      }
      if (general !== null) form.setError('root', { type: requestId ?? 'server', message: general });
    }
  }

  return (
    <FormProvider {...form}>
      <form
        method="post"
        ref={element}
        id={id}
        noValidate
        onKeyDown={submitOnModEnter}
        onSubmit={(event) => {
          // A dialog's form may stand, in React's tree, inside another form.
          event.stopPropagation();
          event.preventDefault();
          if (!isSubmitting) void form.handleSubmit(submit)(event);
        }}
        className="grid gap-4"
      >
        {children}
        {errors.root?.message && (
          <Notice
            problem={{
              message: errors.root.message,
              requestId: errors.root.type === 'server' ? undefined : String(errors.root.type ?? ''),
            }}
          />
        )}
        <div className="flex flex-wrap justify-end gap-2">{footer({ busy: isSubmitting, dirty: isDirty })}</div>
      </form>
    </FormProvider>
  );
}

/** The server names fields as this form does, but only as text; a name that is not ours was sorted out before. */
function pathOf<Input extends FieldValues>(name: string): Path<Input> {
  return name as Path<Input>;
}
