'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { AboutRows, titleFor } from './about-rows';
import { sending } from './closing-deeds';
import type { DialogFor } from './finding-dialogs';
import { labelling } from './own-deeds';
import { findings } from './queries';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';
import { afterHold } from './vendor-facts';

/** A label of ours; on DLP incidents also one of the vendor's, which has a key and a value. */
export function LabelDialog({ rows, total, onClose, submit }: DialogFor) {
  const { vendors, holdSeconds } = useTriage();
  const formId = useId();
  const listId = useId();
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string>();
  const [atVendor, setAtVendor] = useState(false);
  const { busy, problem, run } = useSubmit();
  const known = useQuery(findings.suggest('label', label.slice(0, 100), ''));
  const isDlp = rows.every(({ kind }) => kind === 'dlp_incident');

  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = label.trim();
    const [key = '', ...rest] = text.split('=');
    const value = rest.join('=').trim();
    if (!text) return setError('Name the label.');
    if (atVendor && (!key.trim() || !value)) return setError('At Zscaler a label is written as key=value.');
    setError(undefined);
    const input = { labels: [{ key: key.trim(), value }] };
    void run(() => submit(atVendor ? sending(rows, 'dlp.label', input, vendors) : labelling(rows, text)));
  };
  return (
    <Dialog
      title={titleFor('Label', total)}
      size="sm"
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button size="lg" tone="primary" type="submit" form={formId} busy={busy}>
            {atVendor ? 'Set at Zscaler' : 'Add label'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} className="grid gap-3">
        <Field label="Label" error={error} required>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={atVendor ? 400 : 100}
              list={listId}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {known.data?.items.map((one) => (
            <option key={one.term} value={one.label} />
          ))}
        </datalist>
        {isDlp && (
          <Checkbox
            checked={atVendor}
            onChange={(event) => setAtVendor(event.target.checked)}
            label={`At Zscaler, as key=value. It must exist in the portal, leaves ${afterHold(holdSeconds['dlp.label'])}, and no call takes it off again.`}
          />
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
