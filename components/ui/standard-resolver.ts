import { type FieldErrors, type FieldValues, type Resolver, set } from 'react-hook-form';

/** The part of the Standard Schema contract that is used here; every zod schema carries it. No schema library is imported. */
export type Schema<Input, Output> = {
  readonly '~standard': {
    readonly validate: (value: unknown) => Outcome<Output> | Promise<Outcome<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
};
type Step = PropertyKey | { readonly key: PropertyKey };
type Outcome<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly Step[] | undefined }[] };

/** Checks a form with its route's own body schema; the first complaint about each input is the one shown. */
export function standardResolver<Input extends FieldValues, Output>(
  schema: Schema<Input, Output>,
): Resolver<Input, unknown, Output> {
  return async (values) => {
    const outcome = await schema['~standard'].validate(values);
    if (!outcome.issues) return { values: outcome.value, errors: {} };
    const errors: FieldErrors<Input> = {};
    const seen = new Set<string>();
    for (const { path = [], message } of outcome.issues) {
      const name = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || 'root';
      if (seen.has(name)) continue;
      seen.add(name);
      set(errors, name, { type: 'schema', message });
    }
    return { values: {}, errors };
  };
}
