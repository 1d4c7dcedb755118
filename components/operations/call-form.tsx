'use client';

import { type FormEvent, useId, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { countOf } from '@/lib/operations/many';
import type { OperationDetail } from '@/lib/operations/shapes';
import { AskFirst } from './ask-first';
import { CallResult } from './call-result';
import { curlOf } from './curl';
import type { Problems } from './form-draft';
import { focusFirst, ProblemLines } from './problem-lines';
import type { CallInput } from './queries';
import { draftOfInput, EMPTY, inputOf, requestForm } from './request-draft';
import { RequestFields } from './request-fields';
import { useCall } from './use-call';

export type Tenant = { id: string; name: string; origin: string; vendorLabel: string };

/** The form of one operation, the button that runs it, and what came of it. `start`: what stands in it at first. */
export function CallForm({
  tenant,
  detail,
  start,
}: {
  tenant: Tenant;
  detail: OperationDetail;
  start: CallInput | null;
}) {
  const form = useMemo(() => requestForm(detail), [detail]);
  const [draft, setDraft] = useState(() => (start ? draftOfInput(form, start) : EMPTY));
  const [problems, setProblems] = useState<Problems>({});
  const [asks, setAsks] = useState<CallInput | null>(null);
  const { call, run, stop } = useCall({ connectionId: tenant.id, operation: detail.id });
  const formId = useId();
  const running = call?.state === 'running';
  const forbidden = detail.may ? undefined : 'Your role may not call it.';
  const unavailable = forbidden ?? detail.whyOff ?? undefined;
  const isMany = ({ body }: CallInput) => countOf(detail.many, body) > detail.typedOver;
  const hasInputs = form.params.fields.length + form.query.fields.length > 0 || form.body !== null;

  async function send(input: CallInput) {
    const came = await run(input);
    const fields = came && 'problem' in came ? came.problem.fields : undefined;
    setProblems(fields ?? {});
    if (fields) focusFirst(formId);
  }
  function press() {
    if (running || unavailable) return;
    const { input, problems: found } = inputOf(form, draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirst(formId);
    // What can be taken back, or undone, needs no second question; many things at once do.
    if (isMany(input) || (detail.kind === 'write' && detail.undo === null && detail.interactive)) setAsks(input);
    else void send(input);
  }
  const curl = () => {
    const { input } = inputOf(form, draft);
    const { verb, path, auth, secrets } = detail;
    void copyText(
      curlOf({ ...input, body: input.body }, { verb, path, auth, origin: tenant.origin, secrets: secrets.request }),
    );
  };
  const example = () => {
    setProblems({});
    setDraft(draftOfInput(form, { ...detail.sample.request, query: { ...detail.sample.request.query } }));
  };
  const group = 'API console';
  useShortcuts([
    { id: 'call.run', label: 'Run', group, keys: 'Mod Enter', unavailable, run: press },
    { id: 'call.curl', label: 'Copy as curl', group, run: curl },
    { id: 'call.example', label: 'Fill in the vendor’s sample', group, run: example },
  ]);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form
        id={formId}
        noValidate
        className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          press();
        }}
      >
        <RequestFields detail={detail} form={form} draft={draft} problems={problems} onDraft={setDraft} />
        <ProblemLines problems={problems} formId={formId} />
        <div className="flex flex-wrap items-center gap-2">
          <Button size="lg" type="submit" tone="primary" hotkey="Ctrl Enter" busy={running} unavailable={unavailable}>
            Run
          </Button>
          {running && (
            <Button size="lg" onClick={stop}>
              Let go
            </Button>
          )}
          {hasInputs && (
            <Button size="lg" tone="quiet" onClick={example}>
              Fill in the vendor’s sample
            </Button>
          )}
          <Button size="lg" tone="quiet" onClick={curl}>
            Copy as curl
          </Button>
        </div>
        {unavailable && <p className="text-ink-2 text-sm">{unavailable}</p>}
      </form>
      {call && <CallResult call={call} operation={detail.id} vendor={tenant.vendorLabel} />}
      {asks && (
        <AskFirst
          title={`${detail.title} at ${tenant.name}?`}
          detail={detail}
          vendor={tenant.vendorLabel}
          typed={isMany(asks) ? countOf(detail.many, asks.body) : undefined}
          onClose={() => setAsks(null)}
          onConfirm={(typed) => void send({ ...asks, typed })}
        />
      )}
    </div>
  );
}
