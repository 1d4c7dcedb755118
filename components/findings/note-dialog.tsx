'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useModKey } from '@/components/ui/hotkeys';
import { NotPossible } from '@/components/ui/not-possible';
import { Notice } from '@/components/ui/notice';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import { AboutRows, titleFor } from './about-rows';
import { sending } from './closing-deeds';
import type { DialogFor } from './finding-dialogs';
import { noting } from './own-deeds';
import { findings } from './queries';
import { TellPeople } from './tell-people';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';
import { afterHold, shortName, vendorOf } from './vendor-facts';

/** A note: kept here, or written at the vendor where it takes notes. */
export function NoteDialog({ rows, total, onClose, submit }: DialogFor) {
  const { vendors, holdSeconds } = useTriage();
  const formId = useId();
  const mod = useModKey();
  const [body, setBody] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [error, setError] = useState<string>();
  const [atVendor, setAtVendor] = useState(false);
  const { busy, problem, run } = useSubmit();
  const [only] = rows;
  const isOneKind = rows.every(({ kind }) => kind === only?.kind);
  const command = !isOneKind
    ? null
    : only?.kind === 'dlp_incident'
      ? 'dlp.note'
      : only?.kind === 'edge_alert'
        ? 'edge.note'
        : null;
  const vendor = only && vendorOf(vendors, only.tenant.vendor);
  const choices = useQuery({ ...findings.choices(only?.id ?? ''), enabled: command === 'edge.note' });
  const off = command === 'edge.note' ? choices.data?.commands['edge.note'] : null;

  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = body.trim();
    if (!text) return setError('Write something first.');
    setError(undefined);
    const input = command === 'edge.note' ? { noteText: text } : { notes: text };
    void run(() => submit(atVendor && command ? sending(rows, command, input, vendors) : noting(rows, text, mentions)));
  };
  return (
    <Dialog
      title={titleFor('Note', total)}
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} hotkey={`${mod} Enter`}>
            {atVendor && vendor ? `Write at ${shortName(vendor)}` : 'Keep note'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-3">
        <Field label="Note" error={error} required>
          {(control) => (
            <Textarea
              {...control}
              data-autofocus
              maxLength={4000}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        {!atVendor && <TellPeople value={mentions} onChange={setMentions} />}
        {command && vendor && off === null && (
          <Checkbox
            checked={atVendor}
            onChange={(event) => setAtVendor(event.target.checked)}
            label={`At ${vendor.label}, instead of only here. It leaves ${afterHold(holdSeconds[command])} and cannot be deleted there.`}
          />
        )}
        {off && <NotPossible label="Note at Edge" reason={off} />}
        {!command && vendor && isOneKind && <p className="text-ink-3 text-sm">It stays here: {vendor.cannot}</p>}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
