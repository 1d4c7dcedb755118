import type { Permission } from '@/lib/auth/permissions';
import type { Operation, ReadBackRule } from '../operation';
import { inList, isRecord, sameRecord } from '../read-back';
import { documentIn, judgeRevoked, sharingOf } from './document';

export type OperationRule = Partial<Pick<Operation, 'kind' | 'idempotent' | 'undo' | 'readBack'>> & {
  permission?: Permission;
  /** Keys of the answer that are shown once. */
  once?: readonly string[];
};

const BY_STATUS = (update: string) => `Set its status to SUSPENDED (3) or DELETED (4) with ${update}.`;
const OLD_VALUES = (update: string, read: string) => `Send the old values with ${update}; ${read} shows them before.`;

const change = (id: string, read: ReadBackRule, rule: OperationRule = {}): [string, OperationRule] => [
  id,
  { idempotent: true, readBack: read, undo: OLD_VALUES(id, read.operation), ...rule },
];
const creation = (id: string, readBack: ReadBackRule | null, undo: string | null, rule: OperationRule = {}) =>
  [id, { idempotent: false, readBack, undo, ...rule }] as [string, OperationRule];

/** The history shows an action by its filled member; without a lock to date it, an older one could be meant. */
const inHistory: ReadBackRule = {
  operation: 'getAlertHistory',
  input: ({ params }) => ({ params }),
  judge: (answer, { body }) => {
    const entries = isRecord(answer) ? answer.investigation_actions : undefined;
    if (!Array.isArray(entries) || !isRecord(body) || !isRecord(body.action)) return 'unknown';
    const since = Number(body.alert_update_time ?? Number.NaN);
    const sent = JSON.stringify(membersOf(body.action));
    const isOurs = entries.some(
      (entry) =>
        isRecord(entry) &&
        isRecord(entry.action) &&
        Number(entry.timestamp) >= since &&
        JSON.stringify(membersOf(entry.action)) === sent,
    );
    return isOurs ? 'applied' : 'unknown';
  },
};

function membersOf(action: Record<string, unknown>): unknown[] {
  return ['alert_status_change', 'close_with_reason', 'note', 'update_owner'].map((member) => {
    const value = action[member];
    return isRecord(value) ? Object.entries(value).filter(([, one]) => one !== '' && one !== null) : null;
  });
}

const answered: ReadBackRule = {
  operation: 'getWorkflowRun',
  input: ({ params }) => ({ params }),
  judge: (answer, { body }) => {
    if (!isRecord(answer) || !isRecord(body) || body.answer_index === undefined) return 'unknown';
    return String(answer.answer_index ?? '') === String(body.answer_index) ? 'applied' : 'absent';
  },
};

/** Reads the one that a body names: `from` is its field there, `param` the one of the address. */
function named(operation: string, param: string, from: string, wrap: string | null = null): ReadBackRule {
  const { judge } = sameRecord(operation, wrap);
  const input: ReadBackRule['input'] = ({ body }) => ({
    params: { [param]: String(isRecord(body) ? (body[from] ?? '') : '') },
  });
  return { operation, input, judge };
}

/** The alert has the uuid of its event: that there is one is what was asked for. */
const promoted: ReadBackRule = {
  ...named('getAlert', 'uuid', 'event_id'),
  judge: (answer) => (isRecord(answer) && typeof answer.uuid === 'string' ? 'applied' : 'unknown'),
};

/** The document itself shows whether its shares are gone. */
const unshared: ReadBackRule = {
  operation: 'getDocument',
  input: ({ params }) => ({ params }),
  judge: (answer, { body }) => judgeRevoked(answer, body),
  saw: (answer) => {
    const document = documentIn(answer);
    return document && sharingOf(document);
  },
};

const triage = { permission: 'findings.act' } as const;
const policy = { permission: 'policies.edit' } as const;

/** What the contract does not say of the writes, one by one. Reads need no entry. */
export const EDGE_RULES: ReadonlyMap<string, OperationRule> = new Map<string, OperationRule>([
  ['login', { permission: 'operations.write' }],
  ['tokenLogin', { permission: 'operations.write' }],
  ['getDataExportBucketPolicy', { kind: 'read' }],
  ['validateIntegration', { idempotent: true, readBack: null }],
  ['validateDataExportConfig', { idempotent: true, readBack: null }],
  creation('promoteEventToAlert', promoted, 'Close the alert with performInvestigationAction.', triage),
  creation('performInvestigationAction', inHistory, 'Perform the opposite action; a note stays.', triage),
  creation('performInvestigationActions', null, 'Perform the opposite actions; notes stay.', triage),
  creation('answerWorkflowRun', answered, null, { permission: 'runs.answer' }),
  creation('createWorkflowRun', null, null, triage),
  creation('deleteDevices', null, null, { idempotent: true }),
  creation('revokeDocumentAccess', null, null, { idempotent: true }),
  creation('revokeDocumentSharing', unshared, null, { idempotent: true }),

  change('updateAccess', sameRecord('getAccess', 'access')),
  change('updateAppControlPolicy', sameRecord('getAppControlPolicy'), policy),
  change('updateCaCertificate', sameRecord('getCaCertificate')),
  change('updateClientConfig', sameRecord('getClientConfig')),
  change('updateDataExportConfig', inList('listDataExportConfigs', 'data_export_configs')),
  change('updateGroup', sameRecord('getGroup')),
  change('updateIntegration', inList('queryIntegrations', 'integrations')),
  change('updateOnboarding', sameRecord('getOnboarding', 'onboarding')),
  change('updatePolicy', sameRecord('getPolicy', 'policy'), policy),
  change('updatePostureAttribute', sameRecord('getPostureAttribute')),
  change('updatePostureProfile', sameRecord('getPostureProfile')),
  change('updateToken', inList('queryTokens', 'tokens', { query: { get_all: 'true' } })),
  change('updateUser', sameRecord('getUser', 'user')),
  change('updateWorkflow', sameRecord('getWorkflow')),

  creation('createAccess', null, BY_STATUS('updateAccess')),
  creation('createAlertConfig', inList('queryAlertConfigs', 'configs'), null),
  creation(
    'createAppControlPolicy',
    inList('queryAppControlPolicies', 'app_control_policies'),
    BY_STATUS('updateAppControlPolicy'),
    policy,
  ),
  creation('createApp', inList('queryApps', 'apps', { wrap: 'app' }), null),
  creation('deployApp', inList('queryApps', 'apps', { wrap: 'app' }), null),
  creation('createBlob', named('getBlob', 'key', 'key'), null),
  creation('createCaCertificate', inList('listCaCertificates', 'certificates'), BY_STATUS('updateCaCertificate')),
  creation('createCard', inList('listCards', 'cards', { wrap: 'card' }), null),
  creation('createChannel', inList('queryChannels', 'channels'), null),
  creation('createClientConfig', null, BY_STATUS('updateClientConfig')),
  creation('createConnector', named('getConnector', 'name', 'unique_name'), null),
  creation('createDashboard', inList('queryDashboards', 'dashboards', { wrap: 'dashboard' }), null),
  creation('createDataExportConfig', inList('listDataExportConfigs', 'data_export_configs'), null),
  creation('createDataset', inList('listDatasets', 'customer_datasets'), null),
  creation('deployConnector', null, null),
  creation('createIntegration', inList('queryIntegrations', 'integrations'), null),
  creation('createPolicy', inList('queryPolicies', 'policies'), BY_STATUS('updatePolicy'), policy),
  creation('createPostureAttribute', inList('listPostureAttributes', 'posture_attributes'), null),
  creation('createPostureProfile', inList('listPostureProfiles', 'posture_profiles'), null),
  creation('registerDevice', named('getDevice', 'uuid', 'device_uuid'), 'deleteDevices removes it.'),
  creation('createToken', inList('queryTokens', 'tokens', { query: { get_all: 'true' } }), BY_STATUS('updateToken'), {
    once: ['secret', 'login_url'],
  }),
  creation('createTempToken', null, BY_STATUS('updateToken'), { once: ['secret', 'login_url'] }),
  creation('createUser', inList('queryUsers', 'users', { wrap: 'user' }), BY_STATUS('updateUser')),
  creation('createWorkflow', inList('listWorkflows', 'workflows'), BY_STATUS('updateWorkflow')),
]);
