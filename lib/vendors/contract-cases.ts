import { type Ask, type HappyCase, oneOf } from './contract-operations';
import { edgeHappy } from './lacework-edge/contract-operations';
import type { Operation } from './operation';

const openIncident = async (ask: Ask) =>
  oneOf(ask, 'dlp_incident_search', (one) => one.status === 'NEW', { body: { fields: [], timeRange: {} } });
const at = async (ask: Ask) => ({ incidentId: String((await openIncident(ask)).internalId) });
const inPath: HappyCase = async (ask) => ({ params: await at(ask) });
const nothing: HappyCase = () => ({});
const all: HappyCase = () => ({ query: { page: 0, pageSize: 5 }, body: { fields: [], timeRange: {} } });

const tag = (ask: Ask) => oneOf(ask, 'listTags');

/** What is sent in the happy case of each operation, by vendor. Edge derives its own from the contract's samples. */
const CASES: Record<string, Record<string, HappyCase>> = {
  'zscaler-workflow': {
    dlp_incident_search: all,
    get_incident_transactions: async (ask) => ({
      params: { transactionId: String((await openIncident(ask)).transactionId) },
    }),
    get_incident_details: inPath,
    change_history: inPath,
    get_incident_triggers: inPath,
    get_generated_tickets: inPath,
    get_incident_evidence: inPath,
    incident_group_search: async (ask) => ({ params: await at(ask), body: { incidentGroupIds: [] } }),
    assign_labels: async (ask) => ({
      params: await at(ask),
      body: { labels: [{ key: 'Review', value: 'Second Review' }] },
    }),
    incident_notes: async (ask) => ({ params: await at(ask), body: { notes: 'Contract suite' } }),
    incident_close: async (ask) => ({
      params: await at(ask),
      body: { resolutionCode: 'FALSE_POSITIVE', notes: 'Contract suite' },
    }),
    delete_incident: inPath,
    customer_audit: all,
    token: nothing,
  },
  'zscaler-posture': {
    list_cloud_alerts: () => ({ query: { limit: 5 } }),
    list_iac_alerts: () => ({ query: { limit: 5 } }),
  },
  workato: {
    clearSecretsCache: nothing,
    listActivityLogs: () => ({ query: { 'page[size]': 5 } }),
    listTags: () => ({ query: { per_page: 5, 'includes[]': ['author'] } }),
    createTag: () => ({ body: { title: 'Contract suite', color: 'teal' } }),
    updateTag: async (ask) => ({ params: { handle: String((await tag(ask)).handle) }, body: { title: 'Renamed' } }),
    deleteTag: async (ask) => ({ params: { handle: String((await tag(ask)).handle) } }),
    manageTagAssignments: async (ask) => ({
      body: { add_tags: [(await tag(ask)).handle], recipe_ids: [(await oneOf(ask, 'listRecipes')).id] },
    }),
    getCurrentUser: nothing,
    listRecipes: nothing,
    listConnections: nothing,
  },
};

/** Throws where an operation has no case of its own: a new one is not done without. */
export function happyCase(vendor: string, operation: Operation): HappyCase {
  const found = vendor === 'lacework-edge' ? edgeHappy(operation) : CASES[vendor]?.[operation.id];
  if (!found) throw new Error(`${vendor} ${operation.id} has no happy case in contract-cases.ts`);
  return found;
}
