import { type Ask, type Fields, type HappyCase, oneOf } from '../contract-operations';
import type { Operation } from '../operation';

const NOTE = { note: { note_text: 'Contract suite' } };
const MONTHS = { start_time: '0', end_time: '4102444800000' };

/** How the id of a path is learned: the list to ask, and the field there that is the parameter. */
const LISTED: Record<string, readonly [string, string, Fields?]> = {
  accesses: ['queryAccesses', 'uuid'],
  alert_configs: ['queryAlertConfigs', 'uuid'],
  alerts: ['queryAlerts', 'uuid', MONTHS],
  app_control_policies: ['queryAppControlPolicies', 'uuid'],
  apps: ['queryApps', 'uuid'],
  audit_events: ['queryAuditEvents', 'uuid', MONTHS],
  ca_certificates: ['listCaCertificates', 'uuid'],
  cards: ['listCards', 'uuid'],
  channels: ['queryChannels', 'uuid'],
  connectors: ['listConnectors', 'unique_name'],
  dashboards: ['queryDashboards', 'uuid'],
  data_export: ['listDataExportConfigs', 'uuid'],
  datasets: ['listDatasets', 'uuid'],
  groups: ['queryGroups', 'uuid'],
  integrations: ['queryIntegrations', 'uuid'],
  policies: ['queryPolicies', 'uuid'],
  posture_attributes: ['listPostureAttributes', 'uuid'],
  posture_profiles: ['listPostureProfiles', 'uuid'],
  tokens: ['queryTokens', 'uuid', { get_all: 'true' }],
  users: ['queryUsers', 'uuid'],
  workflow_runs: ['queryWorkflowRuns', 'uuid'],
  workflows: ['listWorkflows', 'uuid'],
};

const alert = (ask: Ask) => oneOf(ask, 'queryAlerts', () => true, { query: MONTHS });
const user = (ask: Ask) => oneOf(ask, 'queryUsers', (one) => one.status === 2);
const view = (ask: Ask, name: string) =>
  oneOf(ask, 'queryView', ({ external_access }) => name === 'events' || isFilled(external_access), {
    params: { view: name },
    query: MONTHS,
  });
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

async function device(ask: Ask): Promise<Fields> {
  for (const one of [await user(ask)]) {
    const { devices } = (await ask('getUserDevices', { params: { uuid: String(one.uuid) } })) as { devices: Fields[] };
    if (devices[0]) return devices[0];
  }
  throw new Error('the sandbox has no device');
}

async function shared(ask: Ask, body: (document: Fields) => Fields) {
  const document = await view(ask, 'documents');
  const uuid = String(document.uuid);
  return { params: { uuid }, body: { normalized_document_uuid: uuid, ...body(document) } };
}

const inPath = (uuid: unknown) => ({ uuid: String(uuid) });

/** Where the contract's own sample names nothing that exists: an input of real records. */
const CASES: Record<string, HappyCase> = {
  getDataExportBucketPolicy: () => ({ body: { s3_bucket_name: 'northwind-exports' } }),
  validateDataExportConfig: async (ask) => ({ body: { uuid: (await oneOf(ask, 'listDataExportConfigs')).uuid } }),
  validateIntegration: async (ask) => ({ body: { uuid: (await oneOf(ask, 'queryIntegrations')).uuid } }),
  promoteEventToAlert: async (ask) => ({
    body: { event_id: (await view(ask, 'events')).uuid, start_time: 0, end_time: 4_102_444_800_000 },
  }),
  performInvestigationAction: async (ask) => ({ params: inPath((await alert(ask)).uuid), body: { action: NOTE } }),
  performInvestigationActions: async (ask) => ({
    body: { investigation_actions: [{ alert_uuid: (await alert(ask)).uuid, action: NOTE }] },
  }),
  getAccount: async (ask) => ({ params: { name: String((await user(ask)).account_name) } }),
  createDataset: () => ({ body: { dataset_name: 'Contract suite' } }),
  deleteDevices: async (ask) => ({ body: { devices: [{ uuid: (await device(ask)).uuid }] } }),
  registerDevice: async (ask) => ({
    body: { device: { user_uuid: (await user(ask)).uuid, os: 'Linux' }, time_id: { version: '1' } },
  }),
  getDevice: async (ask) => ({ params: inPath((await device(ask)).uuid) }),
  // The sandbox's own keys have slashes in them, which no parameter of a path may.
  getBlob: async (ask) => {
    await ask('createBlob', { body: { key: 'contract-suite', name: 'Contract suite', data: 'x' } });
    return { params: { key: 'contract-suite' } };
  },
  getDocument: async (ask) => ({ params: inPath((await view(ask, 'documents')).uuid) }),
  revokeDocumentAccess: (ask) =>
    shared(ask, ({ external_access }) => ({ access_id: (external_access as Fields[])[0]?.access_id })),
  revokeDocumentSharing: (ask) => shared(ask, () => ({ external_only: true, site_id: 'site', object_id: 'object' })),
  updateGroup: async (ask) => ({
    params: inPath((await oneOf(ask, 'queryGroups', (one) => one.data_source === 1)).uuid),
    body: { description: 'Contract suite' },
  }),
  createIntegration: () => ({
    body: { data_source: 11, display_name: 'Contract suite', credentials: { password: 'p' } },
  }),
  createTempToken: async (ask) => ({ body: { ttl_sec: 60, user_uuid: (await user(ask)).uuid } }),
  createToken: () => ({ body: { name: 'Contract suite' } }),
  updateToken: async (ask) => {
    await ask('createToken', { body: { name: 'To be changed' } });
    const made = await oneOf(ask, 'queryTokens', (one) => one.name === 'To be changed', { query: { get_all: 'true' } });
    return { params: inPath(made.uuid), body: { description: 'Contract suite' } };
  },
  updateUser: async (ask) => ({ params: inPath((await user(ask)).uuid), body: { user: { tags: ['suite'] } } }),
  createWorkflowRun: async (ask) => ({
    body: { workflow_run: { workflow_uuid: (await oneOf(ask, 'listWorkflows', (one) => one.status === 2)).uuid } },
  }),
  answerWorkflowRun: async (ask) => {
    const asks = (one: Fields) => one.can_user_approve === true && one.token_required === false;
    const run = await oneOf(ask, 'queryWorkflowRuns', asks);
    return { params: inPath(run.uuid), body: { answer_index: '0', justification: 'Contract suite' } };
  },
  queryView: () => ({ params: { view: 'events' }, query: MONTHS }),
  downloadClientConfig: (ask) => clientConfig(ask),
  getClientConfig: (ask) => clientConfig(ask),
  updateClientConfig: async (ask) => ({ ...(await clientConfig(ask)), body: { description: 'Contract suite' } }),
};

/** No operation lists them, so that one has to be made. */
async function clientConfig(ask: Ask) {
  const made = (await ask('createClientConfig', { body: { name: 'Contract suite' } })) as Fields;
  return { params: inPath(made.uuid) };
}

/** The happy case of an Edge operation: its own, or the contract's sample at a real record. */
export function edgeHappy(operation: Operation): HappyCase {
  const { id, resource, kind, body } = operation;
  const own = CASES[id];
  if (own) return own;
  const query = 'start_time' in operation.query.shape ? MONTHS : {};
  const [param] = Object.keys(operation.params.shape);
  return async (ask) => {
    const sent = body === null ? {} : { body: sampleBody(operation) };
    if (!param) return { query, ...sent };
    const [list, field, listQuery] = LISTED[resource] ?? [];
    if (!list || !field) throw new Error(`${id} has no happy case: say which list shows its ids`);
    const found = await oneOf(ask, list, () => true, { query: listQuery ?? {} });
    return { params: { [param]: String(found[field]) }, query, ...(kind === 'write' ? sent : {}) };
  };
}

// What the sample says of clearing and of locks names nothing; the ids in it are filled in on the way.
function sampleBody({ sample }: Operation): unknown {
  const { attributes_to_delete, expected_update_time, account_name, uuid, ...rest } = Object(sample.request.body);
  return rest;
}
