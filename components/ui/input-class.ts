/** The look that text inputs, text areas and selects share. */
export const inputClass =
  'w-full min-w-0 rounded-md border bg-surface px-2.5 text-md text-ink ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:text-ink-3 ' +
  'read-only:bg-transparent aria-invalid:border-bad';
