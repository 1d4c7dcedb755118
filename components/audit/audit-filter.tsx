'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { AuditQuery } from '@/lib/audit/schema';
import { auditUrl } from './audit-url';

/** Who, what, about what, when. It is a plain form: the address holds the query, and back leads back. */
export function AuditFilter({ query, people }: { query: AuditQuery; people: readonly { id: string; name: string }[] }) {
  const router = useRouter();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const [actor, action, subject, from, to] = ['actor', 'action', 'subject', 'from', 'to'].map(text);
    router.push(auditUrl({ actor, action: action?.toLowerCase(), subject, from, to }));
  }
  const actors = [
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'worker', label: 'The worker' },
  ];
  return (
    // New defaults need a new form: its inputs are not controlled.
    <form
      key={JSON.stringify(query)}
      action="/settings/audit"
      onSubmit={submit}
      className="flex flex-wrap items-end gap-3 border-line border-b px-4 py-3"
      aria-label="Filter"
    >
      <Field label="Who">
        {(control) => (
          <Select {...control} name="actor" defaultValue={query.actor ?? ''} placeholder="Anybody" options={actors} />
        )}
      </Field>
      <Field label="Action">
        {(control) => (
          <Input
            {...control}
            mono
            name="action"
            defaultValue={query.action ?? ''}
            placeholder="finding."
            pattern="[A-Za-z_.]+"
          />
        )}
      </Field>
      <Field label="Subject id">
        {(control) => <Input {...control} mono name="subject" defaultValue={query.subject ?? ''} />}
      </Field>
      <Field label="From (UTC)">
        {(control) => <Input {...control} type="date" name="from" defaultValue={query.from?.slice(0, 10) ?? ''} />}
      </Field>
      <Field label="Before (UTC)">
        {(control) => <Input {...control} type="date" name="to" defaultValue={query.to?.slice(0, 10) ?? ''} />}
      </Field>
      <Button size="lg" type="submit">
        Show
      </Button>
      <ButtonLink size="lg" tone="quiet" href="/settings/audit">
        All
      </ButtonLink>
    </form>
  );
}
