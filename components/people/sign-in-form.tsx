'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { NewPasswordFields } from './new-password-fields';
import { signInByProvider, signInWith, signInWords } from './sign-in-call';

/** E-mail and password, and the provider's button where one is set up. A handed-out password asks for one's own first. */
export function SignInForm({ next, provider, error }: { next: string; provider: string | null; error: string | null }) {
  const [code, setCode] = useState(error);
  const [busy, setBusy] = useState<'password' | 'provider' | null>(null);
  const [setting, setSetting] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '');
    if (setting && text('newPassword') !== text('again')) return setCode('differs');
    setBusy('password');
    const credentials = { email: text('email').trim(), password: text('password') };
    const failed = await signInWith(setting ? { ...credentials, newPassword: text('newPassword') } : credentials);
    if (failed === null) return window.location.assign(next);
    setBusy(null);
    setSetting(setting || failed === 'new_password_needed');
    setCode(failed === 'new_password_needed' ? null : failed);
  }

  async function leave() {
    setBusy('provider');
    setCode(await signInByProvider(next));
    setBusy(null);
  }

  return (
    <div className="grid gap-4">
      {/* `post`, so that a press before the script is there cannot put a password into the address. */}
      <form method="post" onSubmit={submit} className="grid gap-4">
        <Field label="E-mail">
          {(control) => <Input {...control} autoFocus name="email" type="email" autoComplete="username" required />}
        </Field>
        <Field label={setting ? 'Password you were given' : 'Password'}>
          {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required />}
        </Field>
        {setting && <NewPasswordFields />}
        {code && <Notice problem={{ message: wordsFor(code) }} />}
        <Button type="submit" tone="primary" size="lg" busy={busy === 'password'} className="w-full">
          {setting ? 'Set password and sign in' : 'Sign in'}
        </Button>
      </form>
      {provider && (
        <Button size="lg" busy={busy === 'provider'} onClick={leave} className="w-full">
          Continue with {provider}
        </Button>
      )}
    </div>
  );
}

function wordsFor(code: string): string {
  return code === 'differs' ? 'The two new passwords differ.' : signInWords(code);
}
