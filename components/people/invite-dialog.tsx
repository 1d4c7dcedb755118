'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type Invited, InvitePerson } from '@/lib/people/schema';
import { useInvite } from './queries';
import { ROLE_OPTIONS, ROLE_WORDS } from './role-words';

export function InviteDialog({ onClose, onDone }: { onClose: () => void; onDone: (invited: Invited) => void }) {
  const invite = useInvite();
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <Form
        schema={InvitePerson}
        defaultValues={{ email: '', name: '', role: 'analyst' }}
        onSubmit={async (values) => onDone(await invite.mutateAsync(values))}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Invite
            </Button>
          </>
        )}
      >
        <FormField name="email" label="E-mail">
          {(input) => <Input {...input} data-autofocus type="email" />}
        </FormField>
        <FormField name="name" label="Name">
          {(input) => <Input {...input} />}
        </FormField>
        <FormField name="role" label="Role" hint={<RoleHint />}>
          {(input) => <Select {...input} options={ROLE_OPTIONS} />}
        </FormField>
      </Form>
    </Dialog>
  );
}

function RoleHint() {
  return (
    <>
      {ROLE_OPTIONS.map(({ value, label }) => (
        <span key={value} className="block">
          {label}: {ROLE_WORDS[value]}.
        </span>
      ))}
    </>
  );
}
