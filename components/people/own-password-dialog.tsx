'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { ChangePassword } from '@/lib/people/schema';
import { changeOwnPassword } from './queries';

export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  async function submit(values: ChangePassword) {
    await changeOwnPassword(values);
    window.location.assign('/sign-in');
  }
  return (
    <Dialog
      size="sm"
      title="Change my password"
      onClose={onClose}
      description="You are signed out everywhere, here too, and sign in with the new one."
    >
      <Form
        schema={ChangePassword}
        defaultValues={{ password: '', newPassword: '' }}
        onSubmit={submit}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Change and sign out
            </Button>
          </>
        )}
      >
        <FormField name="password" label="Password you have">
          {(input) => <Input {...input} data-autofocus type="password" autoComplete="current-password" />}
        </FormField>
        <FormField name="newPassword" label="New password" hint="At least 12 characters.">
          {(input) => <Input {...input} type="password" autoComplete="new-password" />}
        </FormField>
      </Form>
    </Dialog>
  );
}
