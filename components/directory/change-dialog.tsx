'use client';

import { type FormEvent, useId, useMemo, useState } from 'react';
import type { DraftObject, Problems } from '@/components/operations/form-draft';
import { focusFirst } from '@/components/operations/problem-lines';
import { SchemaFields } from '@/components/operations/schema-fields';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import type { OperationDetail } from '@/lib/operations/shapes';
import { changeBody, changePlan, changesOf, hasMoved, startDraft } from './change-plan';
import type { DeedProps } from './deed-dialog';
import { givenOf } from './deeds';
import { FieldChanges } from './field-changes';
import { enumOf } from './field-words';
import { ownFields } from './own-fields';
import type { DirectoryRow } from './records';
import { useRecord } from './use-reads';
import { useSend } from './use-send';

/**
 * Changes a record by the inputs that its operation takes, in two steps: what will differ is shown before it is sent.
 * Where the record was changed at the vendor meanwhile, that is shown and nothing is sent.
 */
export function ChangeDialog({
  tenant,
  names,
  resource,
  deed,
  row,
  detail,
  onClose,
  onDone,
}: DeedProps & { row: DirectoryRow; detail: OperationDetail }) {
  const formId = useId();
  const { send, busy } = useSend(tenant, detail.id);
  const { now } = useRecord(tenant.id, resource, row.id, row);
  const plan = useMemo(() => changePlan(detail), [detail]);
  const [seen, setSeen] = useState(row.raw);
  const [moved, setMoved] = useState<Record<string, unknown> | null>(null);
  const start = useMemo(() => startDraft(plan, resource.id, seen, names), [plan, resource.id, seen, names]);
  const [draft, setDraft] = useState<DraftObject>(() =>
    deed.given ? startDraft(plan, resource.id, deed.given, names) : start,
  );
  const [told, setTold] = useState<Problems>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [step, setStep] = useState<'edit' | 'looking' | 'review'>('edit');
  const ownField = useMemo(() => ownFields(tenant.id), [tenant.id]);
  const { changes, problems } = changesOf(plan, start, draft);
  const why = deed.why ?? (changes.length === 0 ? 'Nothing is changed yet' : undefined);
  const at = plan.wrap === null ? 'body' : `body.${plan.wrap}`;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || step === 'looking' || why || moved) return;
    setProblem(null);
    setTold(problems);
    if (Object.keys(problems).length > 0) return focusFirst(formId);
    if (step === 'edit') return look();
    const input = { params: givenOf(detail, row).params, query: {}, body: changeBody(plan, seen, changes) };
    const came = await send(input, `“${row.title}” is changed`);
    if (came === null) return;
    if (!('problem' in came)) {
      onDone?.();
      return onClose();
    }
    setProblem(came.problem);
    setTold(came.problem.fields ?? {});
    if (came.problem.fields) setStep('edit');
    focusFirst(formId);
  }
  /** Whether it is still what was seen; then what will change is shown. */
  async function look() {
    setStep('looking');
    try {
      const fresh = await now();
      if (fresh && hasMoved(seen, fresh)) setMoved(fresh);
      setStep('review');
    } catch (error) {
      setProblem(problemOf(error));
      setStep('edit');
    }
  }
  /** The record as it is now, with what was typed kept on it. */
  function takeNow() {
    if (!moved) return;
    const fresh = startDraft(plan, resource.id, moved, names);
    const typed = Object.fromEntries(changes.map(({ field }) => [field, draft[field]]));
    setDraft({ ...fresh, ...typed });
    setSeen(moved);
    setMoved(null);
    setStep('edit');
  }

  return (
    <Dialog
      size="lg"
      title={`${deed.label} “${row.title}”`}
      onClose={onClose}
      footer={
        <>
          {step === 'review' && (
            <Button
              size="lg"
              onClick={() => {
                setMoved(null);
                setStep('edit');
              }}
            >
              Back
            </Button>
          )}
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          {moved ? (
            <Button size="lg" tone="primary" onClick={takeNow}>
              Edit it as it is now
            </Button>
          ) : (
            <Button
              size="lg"
              type="submit"
              form={formId}
              tone="primary"
              hotkey="Ctrl Enter"
              busy={busy || step === 'looking'}
              unavailable={why}
            >
              {step === 'review' ? 'Save' : 'Review'}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={submitOnModEnter}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        {step === 'review' ? (
          <FieldChanges
            tenantId={tenant.id}
            resource={resource.id}
            names={names}
            changes={changes}
            moved={moved}
            seen={seen}
            fields={plan.fields}
          />
        ) : (
          <SchemaFields
            node={plan.node}
            draft={draft}
            onDraft={setDraft}
            at={at}
            look={{
              problems: { ...told, ...problems },
              secrets: detail.secrets.request,
              labels: 'spoken',
              namesOf: (field) => names[enumOf(resource.id, field) ?? ''] ?? {},
              ownField,
            }}
            example={undefined}
          />
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
