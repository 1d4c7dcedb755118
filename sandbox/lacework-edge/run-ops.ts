import { asObject, Refusal } from '../core/call';
import { itemAt } from '../core/random';
import { flagIn, listOf, numberIn, textIn } from './fields';
import { numbersOf } from './names';
import { ROLE, RUN_STATUS } from './numbers';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import { outcomeOf, type Run, runAt, startRun } from './run';
import type { Caller } from './session';
import { known, sampleOf } from './shape';
import type { Tenant } from './tenant';

export function runOps(tenant: Tenant): Ops {
  const shown = (run: Run, { caller }: EdgeCall) => ({ ...run, can_user_approve: mayApprove(run, caller) });
  return {
    queryWorkflowRuns: (call) => ({ body: { workflow_runs: matching(tenant, call).map((run) => shown(run, call)) } }),
    getWorkflowRun: (call) => ({ body: shown(runOf(tenant, call), call) }),
    createWorkflowRun: (call) => ({ body: shown(created(tenant, call), call) }),
    answerWorkflowRun: (call) => ({ body: shown(answered(tenant, call), call) }),
  };
}

function runOf(tenant: Tenant, call: EdgeCall): Run {
  const run = tenant.table('workflow_runs').get(idOf(call));
  if (!run) throw missing(call, 'workflow run');
  return runAt(run, tenant.now());
}

const filters = ['workflow_uuid', 'user_uuid', 'app_protocol', 'app_host', 'app_port', 'app_uuid'];

function matching(tenant: Tenant, { query }: EdgeCall): Run[] {
  const named = listOf(query.get('status'));
  const statuses = named.length > 0 ? numbersOf(named, RUN_STATUS) : undefined;
  const wanted = filters.flatMap((name) => (query.get(name) ? [[name, query.get(name)] as const] : []));
  return [...tenant.table('workflow_runs').values()]
    .map((run) => runAt(run, tenant.now()))
    .filter((run) => statuses?.has(run.status) ?? true)
    .filter((run) => wanted.every(([name, value]) => String(run[name]) === value))
    .reverse();
}

/** Approvers are named as user, group or role; an admin may always. */
function mayApprove(run: Run, caller: Caller): boolean {
  if (run.status !== RUN_STATUS.PENDING) return false;
  const mine = [`user:${caller.uuid}`, `role:${caller.role}`];
  return caller.role === ROLE.ADMIN || run.recipients.some((recipient) => mine.includes(recipient));
}

function answered(tenant: Tenant, call: EdgeCall): Run {
  const run = runOf(tenant, call);
  const { body, caller } = call;
  if (run.status !== RUN_STATUS.PENDING) throw bad('the workflow run takes no answer any more');
  if (!mayApprove(run, caller)) throw new Refusal(403, 'not an approver of this workflow run', { assumed: true });
  const index = textIn(body, 'answer_index');
  const choice = Number(index);
  if (!/^\d{1,3}$/.test(index) || choice >= run.answers.length) throw bad('answer_index names no answer');
  if (run.token_required && numberIn(body, 'token') !== run.token) throw bad('token is wrong or missing');
  const justification = textIn(body, 'justification');
  if (run.justification_required && justification.trim() === '') throw bad('justification is required');
  const answer: Run = {
    ...run,
    status: outcomeOf(itemAt(run.answers, choice)),
    answer_index: index,
    approver_uuid: caller.uuid,
    approver_display_name: caller.name,
    approver_justification: justification,
    update_time: Math.max(tenant.now(), run.update_time + 1),
  };
  tenant.put('workflow_runs', answer);
  return answer;
}

function created(tenant: Tenant, { body, caller }: EdgeCall): Run {
  const given = known(asObject(body.workflow_run) ?? {}, sampleOf('getWorkflowRun'));
  const workflow = tenant.table('workflows').get(textIn(given, 'workflow_uuid'));
  if (!workflow) throw bad('workflow_run.workflow_uuid names no workflow');
  const asker = tenant.table('users').get(textIn(given, 'user_uuid') || caller.uuid);
  if (!asker) throw bad('workflow_run.user_uuid names no user');
  const parent = textIn(body, 'parent_workflow_run_uuid');
  const top = parent === '' ? undefined : tenant.table('workflow_runs').get(parent);
  if (parent !== '' && !top) throw bad('parent_workflow_run_uuid names no run');
  const now = tenant.now();
  const run = startRun(workflow, tenant.dice('run'), now, {
    ...given,
    user_uuid: asker.uuid,
    user_display_name: asker.display_name,
    parent_uuid: parent,
    create_time: now,
    ...(top ? { top_uuid: top.top_uuid } : {}),
  });
  const settled = flagIn(body, 'execute_now') ? run : { ...run, status: RUN_STATUS.CREATED };
  tenant.put('workflow_runs', settled);
  return settled;
}
