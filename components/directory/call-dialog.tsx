'use client';

import { type FormEvent, useEffect, useId, useMemo, useState } from 'react';
import { recordAt } from '@/components/items/raw-value';
import { AnswerView } from '@/components/operations/answer-view';
import { AskFirst } from '@/components/operations/ask-first';
import type { Problems } from '@/components/operations/form-draft';
import type { ObjectNode } from '@/components/operations/form-node';
import { holdWords } from '@/components/operations/hold-words';
import { focusFirst, ProblemLines } from '@/components/operations/problem-lines';
import type { CallInput } from '@/components/operations/queries';
import { draftOfInput, inputOf, requestForm } from '@/components/operations/request-draft';
import { RequestFields } from '@/components/operations/request-fields';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Problem } from '@/components/ui/problem';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { countOf } from '@/lib/operations/many';
import type { OperationAnswer, OperationDetail } from '@/lib/operations/shapes';
import { numbered, withoutManaged } from './change-plan';
import type { DeedProps } from './deed-dialog';
import { cloneOf, givenOf } from './deeds';
import { enumOf } from './field-words';
import { ownFields } from './own-fields';
import { useSend } from './use-send';

/** Makes a record, or does what has no usual place, by the inputs that its operation takes. */
export function CallDialog({
  tenant,
  names,
  resource,
  deed,
  row,
  detail,
  onClose,
  onDone,
}: DeedProps & { detail: OperationDetail }) {
  const formId = useId();
  const { send, busy } = useSend(tenant, detail.id);
  const given = useMemo(() => givenOf(detail, row), [detail, row]);
  const isNew = deed.kind === 'create' || deed.kind === 'clone';
  const form = useMemo(() => shownForm(detail, Object.keys(given.params), isNew), [detail, given, isNew]);
  const [draft, setDraft] = useState(() => {
    const known: Record<string, unknown> = {
      ...given.body,
      ...(row && deed.kind === 'clone' ? cloneOf(row) : {}),
      ...deed.given,
    };
    const pairs = form.body?.fields.map(({ name, node }) => [
      name,
      node.kind === 'number' ? numbered(resource.id, name, known[name], names) : known[name],
    ]);
    return draftOfInput(form, { params: {}, query: {}, body: Object.fromEntries(pairs ?? []) });
  });
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answer, setAnswer] = useState<OperationAnswer | null>(null);
  const [asks, setAsks] = useState<CallInput | null>(null);
  const ownField = useMemo(() => ownFields(tenant.id), [tenant.id]);
  const isWrite = detail.kind === 'write';
  // What is typed comes before the switch to JSON, which stands first.
  useEffect(() => {
    document.getElementById(formId)?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [formId]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || deed.why) return;
    const { input, problems: found } = inputOf(form, draft);
    setProblems(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return focusFirst(formId);
    const asked: CallInput = { ...input, params: { ...input.params, ...given.params } };
    if (countOf(detail.many, asked.body) > detail.typedOver) return setAsks(asked);
    await run(asked);
  }
  async function run(asked: CallInput) {
    const came = await send(asked, doneWords(isNew, resource.one, row?.title, deed.label));
    if (came === null) return;
    if ('problem' in came) {
      setProblem(came.problem);
      setProblems(came.problem.fields ?? {});
      return focusFirst(formId);
    }
    if (isWrite) onDone?.();
    if (!isWrite || showsOnce(detail, came.answer)) setAnswer(came.answer);
    else onClose();
  }

  return (
    <Dialog
      size="lg"
      title={row ? `${deed.label}: ${row.title}` : deed.label}
      onClose={onClose}
      description={<DetailWords detail={detail} />}
      footer={
        answer ? (
          <Button size="lg" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button
              size="lg"
              type="submit"
              form={formId}
              tone="primary"
              hotkey="Ctrl Enter"
              busy={busy}
              unavailable={deed.why}
            >
              {isNew ? `Make the ${resource.one}` : isWrite ? 'Send' : 'Ask'}
            </Button>
          </>
        )
      }
    >
      {answer?.outcome === 'answered' ? (
        <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {showsOnce(detail, answer) && (
            <p className="border-warn border-l-2 pl-3">It is shown this once and kept nowhere: copy it now.</p>
          )}
          <AnswerView result={answer.result} />
        </div>
      ) : (
        <form
          id={formId}
          noValidate
          onSubmit={submit}
          onKeyDown={submitOnModEnter}
          className="grid grid-cols-[minmax(0,1fr)] gap-4"
        >
          <RequestFields
            detail={detail}
            form={form}
            draft={draft}
            problems={problems}
            onDraft={setDraft}
            labels="spoken"
            namesOf={(field) => names[enumOf(resource.id, field) ?? ''] ?? {}}
            ownField={ownField}
          />
          <ProblemLines problems={problems} formId={formId} />
          {problem && <Notice problem={problem} />}
        </form>
      )}
      {asks && (
        <AskFirst
          title={`${deed.label} at ${tenant.name}?`}
          detail={detail}
          vendor={tenant.vendorLabel}
          typed={countOf(detail.many, asks.body)}
          onClose={() => setAsks(null)}
          onConfirm={(typed) => void run({ ...asks, typed })}
        />
      )}
    </Dialog>
  );
}

/** What it will do, before it is sent. */
function DetailWords({ detail }: { detail: OperationDetail }) {
  const { kind, interactive, holds, undo, notes, pathStatus, corrected } = detail;
  const wait = kind === 'read' || interactive ? null : holdWords(holds);
  const back = kind === 'read' ? null : undo === null ? 'What it does cannot be undone.' : `To undo it: ${undo}`;
  const path = corrected ? 'Its path is corrected here.' : pathStatus === 'inferred' ? 'Its path is inferred.' : null;
  return <p className="text-sm">{[detail.summary, wait, back, path, ...notes].filter(Boolean).join(' ')}</p>;
}

/** The inputs of a call without what is known already. */
function shownForm(detail: OperationDetail, given: readonly string[], isNew: boolean) {
  const form = requestForm(detail);
  const params = { ...form.params, fields: form.params.fields.filter(({ name }) => !given.includes(name)) };
  const body = form.body && (isNew ? withoutManaged(form.body) : withoutAccount(form.body));
  return { ...form, params, body: body && detail.id === 'createWorkflowRun' ? ofRun(body) : body };
}

/** What a person says of a run that is started; the rest of a run's record is what the vendor makes of it. */
const SAID_OF_RUN = [
  'workflow_uuid',
  'user_uuid',
  'device_uuid',
  'app_uuid',
  'app_host',
  'app_protocol',
  'app_port',
  'requestor_justification',
];

function ofRun(body: ObjectNode): ObjectNode {
  const fields = body.fields.map((field) => {
    if (field.node.kind !== 'object') return field;
    const said = field.node.fields.filter(({ name }) => SAID_OF_RUN.includes(name));
    return said.length > 0 ? { ...field, node: { ...field.node, fields: said } } : field;
  });
  return { ...body, fields };
}

/** The account is that of the tenant, and is filled in on the way. */
function withoutAccount(body: ObjectNode): ObjectNode {
  return { ...body, fields: body.fields.filter(({ name }) => name !== 'account_name') };
}

function doneWords(isNew: boolean, one: string, about: string | undefined, title: string): string {
  if (isNew) return `A new ${one} is made`;
  return about ? `“${about}”: ${title.toLowerCase()} is done` : `${title} is done`;
}

/** True where an answer holds what the vendor shows but once. */
function showsOnce({ secrets }: OperationDetail, answer: OperationAnswer): boolean {
  if (answer.outcome !== 'answered') return false;
  const result = recordAt({ result: answer.result }, 'result') ?? {};
  return secrets.once.some((key) => result[key] !== undefined && result[key] !== '');
}
