'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** Asked for when the password was handed out by an admin: it is good for this once. */
export function NewPasswordFields() {
  return (
    <>
      <p role="status" className="text-pretty text-ink-2">
        The password you were given is good for this once. Choose one that only you know.
      </p>
      <Field label="New password" hint="At least 12 characters.">
        {(control) => (
          <Input {...control} autoFocus name="newPassword" type="password" autoComplete="new-password" required />
        )}
      </Field>
      <Field label="New password again">
        {(control) => <Input {...control} name="again" type="password" autoComplete="new-password" required />}
      </Field>
    </>
  );
}
