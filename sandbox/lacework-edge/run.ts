import { asObject } from '../core/call';
import type { Rng } from '../core/random';
import { RUN_STATUS, WORKFLOW_RUNS } from './numbers';
import { filled, type Row, sampleOf } from './shape';
import { type Answer, defaultAnswers } from './workflow-data';

/** What the handlers reason about; the remaining fields of the documented shape ride along. */
export type Run = Row & {
  uuid: string;
  status: number;
  answers: Answer[];
  answer_index: string;
  expire_time_sec: number;
  recipients: string[];
  token: number;
  token_required: boolean;
  justification_required: boolean;
  update_time: number;
};

const TEN_MINUTES = 600;

/** A run of a workflow as it starts to wait for its answer. */
export function startRun(workflow: Row, dice: Rng, nowMs: number, values: Row = {}): Run {
  const ttlSec = Number(workflow.execution_ttl_sec) || TEN_MINUTES;
  const tokenRequired = workflow.token_required === true;
  const token = tokenRequired ? dice.int(100_000, 999_999) : 0;
  const own = answersOf(workflow.answers);
  const text = rendered(workflow.approver_text_template, values);
  const status: number = RUN_STATUS.PENDING;
  const run = {
    uuid: dice.uuid(),
    status,
    answers: own.length > 0 ? own : [...defaultAnswers],
    answer_index: '',
    expire_time_sec: ttlSec < 0 ? 0 : Math.floor(nowMs / 1000) + ttlSec,
    recipients: Array.isArray(workflow.recipients) ? workflow.recipients.map(String) : [],
    token,
    token_required: tokenRequired,
    justification_required: workflow.justification_required === true,
    update_time: nowMs,
  };
  const copied = Object.fromEntries(
    ['account_name', 'actions', 'approval_ttl_sec', 'execution_ttl_sec', 'requestor_justification_required'].map(
      (name) => [name, workflow[name]],
    ),
  );
  const described = {
    workflow_uuid: workflow.uuid,
    workflow_name: workflow.name,
    requestor_text: rendered(workflow.requestor_text_template, values),
    // The vendor tells the approver his code in the message itself.
    approver_text: tokenRequired ? `${text} Your approval code is ${token}.` : text,
    text,
    top_uuid: run.uuid,
    create_time: nowMs,
  };
  return { ...filled(sampleOf('getWorkflowRun'), { ...copied, ...described, ...values }), ...run };
}

/**
 * A run as it looks at `nowMs`: a created one asks its approvers within a minute, and one that nobody answered in time
 * is unsure from the moment it expired.
 */
export function runAt(run: Run, nowMs: number): Run {
  if (run.status !== RUN_STATUS.PENDING && run.status !== RUN_STATUS.CREATED) return run;
  const endsAt = run.expire_time_sec * 1000;
  if (endsAt !== 0 && endsAt <= nowMs) return { ...run, status: RUN_STATUS.UNSURE, update_time: endsAt };
  const asksAt = run.update_time + 60_000;
  if (run.status === RUN_STATUS.CREATED && asksAt <= nowMs)
    return { ...run, status: RUN_STATUS.PENDING, update_time: asksAt };
  return run;
}

/** `{{app_host}}` is a field of the run, `{{user_name}}` a name of it, anything else a key of its details. */
function rendered(template: unknown, values: Row): string {
  const names: Row = { user_name: values.user_display_name, app_name: values.webapp };
  const details = asObject(values.details) ?? {};
  return String(template ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(names[name] ?? values[name] ?? details[name] ?? ''),
  );
}

/** Approve gives SUCCESS and Deny gives FAILURE; anything else leaves it unsure. */
export function outcomeOf(answer: Answer): number {
  if (answer.actions.some(({ run }) => run === WORKFLOW_RUNS.GRANT)) return RUN_STATUS.SUCCESS;
  if (answer.actions.some(({ run }) => run === WORKFLOW_RUNS.REJECT)) return RUN_STATUS.FAILURE;
  return RUN_STATUS.UNSURE;
}

/** Workflows are stored as checked against the documented shape, so their answers have it. */
function answersOf(value: unknown): Answer[] {
  return Array.isArray(value) ? (value as Answer[]) : [];
}
