import { required } from './fields';
import { DATA_SOURCE, POLICY_ACTION } from './numbers';
import { bad, type EdgeCall } from './op';
import type { Resource } from './resource';
import { named, statusKept, tagStatusSourceKept } from './resource-rules';
import { type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

/** What an analyst works with: policies, workflows, who reaches what, and who is told. */
export function triageResources(tenant: Tenant): Resource[] {
  return [
    {
      table: 'policies',
      noun: 'policy',
      sample: sampleOf('getPolicy'),
      wrap: 'policy',
      list: 'queryPolicies',
      get: 'getPolicy',
      create: 'createPolicy',
      update: 'updatePolicy',
      keep: (row, call) => {
        const [app, user] = [required(call.query, 'appid'), required(call.query, 'userid')];
        required(call.query, 'resolveDisplayNames');
        return (app === '' || names(row.app_filter, app)) && (user === '' || names(row.session_filter, user));
      },
      settle: (row, call) => settledPolicy(tenant, row, call),
    },
    {
      table: 'workflows',
      noun: 'workflow',
      sample: sampleOf('getWorkflow'),
      list: 'listWorkflows',
      get: 'getWorkflow',
      create: 'createWorkflow',
      update: 'updateWorkflow',
      settle: named,
    },
    {
      table: 'accesses',
      noun: 'access',
      sample: sampleOf('getAccess'),
      wrap: 'access',
      get: 'getAccess',
      create: 'createAccess',
      update: 'updateAccess',
    },
    {
      table: 'alert_configs',
      noun: 'alert config',
      sample: sampleOf('getAlertConfig'),
      keep: statusKept,
      list: 'queryAlertConfigs',
      get: 'getAlertConfig',
      create: 'createAlertConfig',
      settle: named,
    },
    {
      table: 'apps',
      noun: 'app',
      sample: sampleOf('getApp'),
      wrap: 'app',
      keep: tagStatusSourceKept,
      list: 'queryApps',
      get: 'getApp',
      create: 'createApp',
      settle: named,
    },
    { table: 'audit_events', noun: 'audit event', sample: sampleOf('getAuditEvent'), get: 'getAuditEvent' },
    {
      table: 'channels',
      noun: 'channel',
      sample: sampleOf('getChannel'),
      keep: statusKept,
      settle: named,
      list: 'queryChannels',
      get: 'getChannel',
      create: 'createChannel',
    },
    {
      table: 'groups',
      noun: 'group',
      sample: sampleOf('getGroup'),
      keep: tagStatusSourceKept,
      list: 'queryGroups',
      get: 'getGroup',
    },
    {
      table: 'users',
      noun: 'user',
      sample: sampleOf('getUser'),
      wrap: 'user',
      keep: tagStatusSourceKept,
      list: 'queryUsers',
      get: 'getUser',
      update: 'updateUser',
    },
    { table: 'users', noun: 'user', sample: sampleOf('getUser'), list: 'listUsersUnlabelled' },
  ];
}

function settledPolicy(tenant: Tenant, row: Row, { body, operation }: EdgeCall): Row {
  const gated = row.action === POLICY_ACTION.RUN_WORKFLOW || row.action === POLICY_ACTION.RUN_APP_SPECIFIC_WORKFLOW;
  const name = operation.id === 'createPolicy' ? body.workflow_name : undefined;
  const same = [...tenant.table('workflows').values()].filter((workflow) => workflow.name === name);
  if (gated && row.workflow_uuid === '' && name !== undefined && same.length !== 1) {
    throw bad('workflow_name must name exactly one workflow');
  }
  const workflow = row.workflow_uuid || (gated ? same[0]?.uuid : '') || '';
  if (gated && !tenant.table('workflows').has(String(workflow))) throw bad('this action needs a workflow_uuid');
  return { ...named(row), data_source: row.data_source || DATA_SOURCE.LOCAL, workflow_uuid: workflow };
}

/** A filter speaks of an id in one of its tags, or of everything when it includes nothing. */
function names(filter: unknown, id: string): boolean {
  const text = JSON.stringify(filter ?? {});
  return text.includes(`:${id}"`) || text.includes('"include_any":[]');
}
