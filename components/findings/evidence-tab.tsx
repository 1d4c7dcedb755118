'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NotPossible } from '@/components/ui/not-possible';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { api } from '@/lib/api/browser';
import type { FindingDetail } from '@/lib/findings/shapes';
import { EvidenceFileLine } from './evidence-file';
import { useTriage, whyNotAllowed } from './triage-context';
import type { EvidenceFile, Glass, Shown } from './use-glass';

const SHORTEST = 5;

type Triggers = { triggers: Shown['triggers'] };

/** The matched text and the file: for a stated purpose, which is kept, and gone again after a minute. */
export function EvidenceTab({ detail, glass, takeFocus }: { detail: FindingDetail; glass: Glass; takeFocus: boolean }) {
  const triage = useTriage();
  const forbidden = whyNotAllowed(triage, 'findings.evidence');
  if (detail.kind !== 'dlp_incident') return <p className="text-ink-3">This kind of finding holds no evidence.</p>;
  if (forbidden)
    return <NotPossible label="Reveal evidence" reason={`${forbidden} Evidence is for those who act on incidents.`} />;
  const { shown, left, show, hide } = glass;
  if (!shown) return <PurposeForm id={detail.id} takeFocus={takeFocus} onShown={show} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex items-center gap-3 text-ink-2 text-sm">
        <span role="timer" className="tabular-nums">
          Hidden again in {left} s
        </span>
        <Button hotkey="Shift E" onClick={hide}>
          Hide evidence
        </Button>
        <span role="status" className="sr-only">
          Evidence is shown for a minute. Shift E hides it.
        </span>
      </div>
      <p className="hidden print:block">Evidence is not printed.</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 print:hidden">
        <Section title="Matched text">
          {shown.triggers.length === 0 && <p className="text-ink-3">The vendor gives none.</p>}
          <dl className="grid gap-2">
            {shown.triggers.map(({ name, text }) => (
              <div key={name}>
                <dt className="text-ink-3 text-sm">
                  <bdi>{name}</bdi>
                </dt>
                <dd className="whitespace-pre-wrap rounded-md bg-hover px-2 py-1 font-mono text-sm [overflow-wrap:anywhere]">
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section title="Evidence file">
          {shown.fileProblem && <Notice problem={shown.fileProblem} />}
          {shown.file && <EvidenceFileLine id={detail.id} file={shown.file} purpose={shown.purpose} />}
        </Section>
      </div>
    </div>
  );
}

type Form = { id: string; takeFocus: boolean; onShown: Glass['show'] };

function PurposeForm({ id, takeFocus, onShown }: Form) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takeFocus) input.current?.focus();
  }, [takeFocus]);
  const formId = useId();
  const [purpose, setPurpose] = useState('');
  const [context, setContext] = useState(true);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function reveal(event: FormEvent) {
    event.preventDefault();
    const stated = purpose.trim();
    if (stated.length < SHORTEST) return setError('Say in a few words what it is needed for.');
    setError(undefined);
    setProblem(null);
    setBusy(true);
    try {
      const path = `/api/findings/${id}/live`;
      const query = { purpose: stated };
      const { triggers } = await api.get<Triggers>(`${path}/triggers`, { query: { ...query, context } });
      // The file may be gone while the matched text is still there.
      const [file] = await Promise.allSettled([api.get<EvidenceFile>(`${path}/evidence`, { query })]);
      onShown({
        purpose: stated,
        triggers,
        file: file.status === 'fulfilled' ? file.value : null,
        fileProblem: file.status === 'rejected' ? problemOf(file.reason) : null,
      });
    } catch (failed) {
      setProblem(problemOf(failed));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form id={formId} noValidate onSubmit={(event) => void reveal(event)} className="grid max-w-120 gap-3">
      <p className="text-ink-2">
        This is the leaked data itself. Who looked, and for what, is kept in the audit log and in this finding’s
        timeline. It is read from the vendor now, never stored, and hidden again after a minute.
      </p>
      <Field label="What do you need it for?" error={error} required>
        {(control) => (
          <Input
            {...control}
            ref={input}
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        )}
      </Field>
      <Checkbox
        checked={context}
        onChange={(event) => setContext(event.target.checked)}
        label="With the words before and after"
      />
      {problem && <Notice problem={problem} />}
      <div>
        <Button type="submit" size="lg" tone="primary" busy={busy} hotkey="Enter">
          Reveal for a minute
        </Button>
      </div>
    </form>
  );
}
