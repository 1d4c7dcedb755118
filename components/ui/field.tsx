import { type ReactNode, useId } from 'react';

/** What a control needs to be told by its field: spread it on the input. */
export type FieldControl = {
  id: string;
  required: boolean | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** Label, control, hint and error, wired by id. The error is read out when it appears. */
export function Field({
  label,
  hint,
  error,
  required,
  optional,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Says "optional" beside the label; for forms where most inputs are needed. */
  optional?: boolean;
  children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  const control: FieldControl = {
    id,
    required,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-ink-2 text-sm">
        {label}
        {optional && <span className="text-ink-3"> · optional</span>}
      </label>
      {children(control)}
      <p id={errorId} aria-live="polite" className="text-bad text-sm empty:hidden">
        {error}
      </p>
      {hint && (
        <p id={hintId} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
