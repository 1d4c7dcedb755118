'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format-number';
import { useModKey } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { Select } from '@/components/ui/select';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import { AboutRows, titleFor } from './about-rows';
import { CloseAtEdge, namedOf } from './close-at-edge';
import { CloseAtZscaler } from './close-at-zscaler';
import { closePlan } from './close-plan';
import { closing } from './closing-deeds';
import type { DialogFor } from './finding-dialogs';
import { newKey } from './new-key';
import { findings } from './queries';
import { VERDICT_ORDER, verdictLabel } from './row-text';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';
import { groupBy } from './vendor-deeds';

/** Closing with a verdict: says what will happen at each vendor before it does, and asks for what that vendor needs. */
export function CloseDialog({ rows: chosenRows, total, onClose, submit }: DialogFor) {
  const triage = useTriage();
  const formId = useId();
  const mod = useModKey();
  const [key] = useState(newKey);
  const [verdict, setVerdict] = useState('');
  const [note, setNote] = useState('');
  const [label, setLabel] = useState({ key: '', value: '' });
  const [incidentStatus, setIncidentStatus] = useState('');
  const [errors, setErrors] = useState<{ verdict?: string; note?: string; label?: string; status?: string }>({});
  const { busy, problem, run } = useSubmit();
  // What it stands for is closed with it only where somebody says so.
  const [withMerged, setWithMerged] = useState(false);
  const [only] = chosenRows;
  const leads = chosenRows.length === 1 && only !== undefined && only.merged !== null;
  const led = useQuery({ ...findings.merged(only?.id ?? ''), enabled: leads });
  const merged = (led.data?.items ?? []).map(({ finding }) => finding).filter(({ status }) => status === 'merged');
  const rows = withMerged ? [...chosenRows, ...merged] : chosenRows;
  const plan = closePlan(rows, triage);
  const toVendor = rows.filter(({ status }) => status !== 'resolved' && status !== 'accepted');
  const hasDlp = toVendor.some(({ kind }) => kind === 'dlp_incident');
  const edge = toVendor.filter(({ kind }) => kind === 'edge_alert');
  // One of each tenant: what its numbers are called is the same for all of them.
  const tenants = [...groupBy(edge, ({ tenant }) => tenant.id).values()].flatMap(([first]) => first ?? []);
  const choices = useQueries({ queries: tenants.map(({ id }) => findings.choices(id)) });
  const named = namedOf(choices.flatMap(({ data }) => data ?? []));
  // A single alert that Edge cannot be told of cannot be closed; in a selection it is skipped with the reason.
  const off =
    edge.length === rows.length ? (choices.map(({ data }) => data?.whyOff).find(Boolean) ?? undefined) : undefined;
  const chosen = VERDICT_ORDER.find((one) => one === verdict);

  const save = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      verdict: chosen ? undefined : 'Choose what it was.',
      note: note.trim() ? undefined : 'Say why in a few words.',
      label: Boolean(label.key.trim()) === Boolean(label.value.trim()) ? undefined : 'A label has a key and a value.',
      status: named.length > 0 && incidentStatus === '' ? 'Choose what Edge shall show.' : undefined,
    };
    setErrors(found);
    if (!chosen || Object.values(found).some(Boolean) || off) return;
    const resolutionLabel =
      hasDlp && label.key.trim() ? { key: label.key.trim(), value: label.value.trim() } : undefined;
    const status = incidentStatus === '' ? undefined : Number(incidentStatus);
    const said = { verdict: chosen, note: note.trim(), resolutionLabel, incidentStatus: status };
    void run(() => submit(closing(rows, said, triage.vendors, key), rows));
  };

  return (
    <Dialog
      title={titleFor('Close with verdict', total)}
      onClose={onClose}
      description={<AboutRows rows={chosenRows} total={total} />}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button
            size="lg"
            tone="primary"
            type="submit"
            form={formId}
            busy={busy}
            unavailable={off}
            hotkey={`${mod} Enter`}
          >
            {plan.every(({ where }) => where === 'closed') ? 'Save verdict' : 'Close'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-3">
        <ul aria-label="What will happen" className="grid gap-1 border-line border-l-2 py-0.5 pl-3 text-ink-2 text-sm">
          {plan.map((part) => (
            <li key={part.key}>
              {rows.length > 1 && `${part.count} · `}
              {rows.length > 1 ? part.what : part.what.charAt(0).toUpperCase() + part.what.slice(1)}
            </li>
          ))}
        </ul>
        {leads && led.isError && <Notice problem={problemOf(led.error)} />}
        {leads && merged.length > 0 && (
          <Checkbox
            checked={withMerged}
            onChange={(event) => setWithMerged(event.target.checked)}
            label={`Also the ${plural(merged.length, 'finding')} merged into it`}
          />
        )}
        <Field label="Verdict" error={errors.verdict} required>
          {(control) => (
            <Select
              {...control}
              data-autofocus
              placeholder="What was it?"
              value={verdict}
              onChange={(event) => setVerdict(event.target.value)}
              options={VERDICT_ORDER.map((value) => ({ value, label: verdictLabel(value) }))}
            />
          )}
        </Field>
        <Field label="Note" error={errors.note} hint={noteHint(hasDlp || edge.length > 0)} required>
          {(control) => (
            <Textarea {...control} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        {hasDlp && <CloseAtZscaler verdict={chosen ?? null} label={label} onLabel={setLabel} error={errors.label} />}
        {edge.length > 0 && (
          <CloseAtEdge
            named={named}
            off={choices.map(({ data }) => data?.whyOff).find(Boolean) ?? null}
            value={incidentStatus}
            onChange={setIncidentStatus}
            error={errors.status}
          />
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}

function noteHint(goesOut: boolean): string {
  return goesOut ? 'Kept here, and sent to the vendor with the close.' : 'Kept here, in the timeline.';
}
