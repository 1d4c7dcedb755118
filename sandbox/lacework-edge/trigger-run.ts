import { textIn } from './fields';
import type { Actor } from './history';
import { bad } from './op';
import { startRun } from './run';
import type { Row } from './shape';
import type { Tenant } from './tenant';

/** Starts a workflow for an alert, or ties a run that exists already to it. */
export function triggerRun(tenant: Tenant, fields: Row, actor: Actor) {
  const existing = textIn(fields, 'workflow_run_uuid');
  if (existing !== '') {
    const run = tenant.table('workflow_runs').get(existing);
    if (!run) throw bad('workflow_run_uuid does not exist');
    return { workflow_uuid: String(run.workflow_uuid), workflow_run_uuid: run.uuid };
  }
  const workflow = tenant.table('workflows').get(textIn(fields, 'workflow_uuid'));
  if (!workflow) throw bad('workflow_uuid does not exist');
  const asker = { user_uuid: actor.uuid, user_display_name: actor.name };
  const run = startRun(workflow, tenant.dice('run'), tenant.now(), asker);
  tenant.put('workflow_runs', run);
  return { workflow_uuid: String(workflow.uuid), workflow_run_uuid: run.uuid };
}
