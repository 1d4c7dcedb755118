'use client';

import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { api } from '@/lib/api/browser';
import { SetUp } from '@/lib/workspaces/schema';
import { signInWith } from './sign-in-call';

/** The first workspace and its admin, who is signed in right away. */
export function SetUpForm({ token }: { token: string }) {
  async function submit(values: SetUp) {
    await api.post('/api/workspaces/set-up', { body: values });
    const failed = await signInWith(values);
    window.location.assign(failed === null ? '/' : '/sign-in');
  }
  return (
    <Form
      schema={SetUp}
      defaultValues={{ token, workspace: '', name: '', email: '', password: '' }}
      onSubmit={submit}
      footer={({ busy }) => (
        <Button type="submit" tone="primary" size="lg" busy={busy} className="w-full">
          Set up and sign in
        </Button>
      )}
    >
      <FormField name="workspace" label="Workspace" hint="Your company or team. More can be added later.">
        {(input) => <Input {...input} autoFocus autoComplete="organization" />}
      </FormField>
      <FormField name="name" label="Your name">
        {(input) => <Input {...input} autoComplete="name" />}
      </FormField>
      <FormField name="email" label="Your e-mail">
        {(input) => <Input {...input} type="email" autoComplete="username" />}
      </FormField>
      <FormField name="password" label="Password" hint="At least 12 characters.">
        {(input) => <Input {...input} type="password" autoComplete="new-password" />}
      </FormField>
    </Form>
  );
}
