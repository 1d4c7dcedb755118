import { asObject, assumed, type Call, Refusal, type Reply } from '../core/call';
import { type Route, route } from '../core/route';
import type { Deps, VendorApp } from '../core/vendor-app';
import { accessOps } from './access-ops';
import { alertOps } from './alert-ops';
import { appControlOps } from './app-control-ops';
import { arrive } from './arrivals';
import { recordCall } from './audit';
import { inPortal } from './colleague';
import { deviceOps } from './device-ops';
import { documentOps } from './document-ops';
import { integrationOps } from './integration-ops';
import { labels } from './labels';
import { withNames, withNumbers } from './names';
import { ROLE } from './numbers';
import type { EdgeCall, Ops } from './op';
import { type Operation, operations, pathOf } from './operations';
import { resourceOps } from './resource';
import { runOps } from './run-ops';
import { seedTenant } from './seed';
import { authenticate, callerOf, firstApiToken, samlLogin, tokenLogin } from './session';
import { settingsResources } from './settings-resources';
import { systemOps } from './system-ops';
import { makeTenant, type Tenant } from './tenant';
import { tokenOps } from './token-ops';
import { triageResources } from './triage-resources';
import { userOps } from './user-ops';

const ACCOUNT = 'northwind';

/** Lacework Edge: all 107 operations of the contract, by its own table of verbs and paths. */
export function createLaceworkEdge(deps: Deps): VendorApp {
  const tenant = makeTenant(deps, ACCOUNT);
  const ops = allOps(tenant);
  tenant.replay();
  return {
    routes: [...operations.values()].map((operation) => routeOf(tenant, ops, operation)),
    limits: {},
    auth: (call) => authenticate(tenant, call),
    endSessions: () => {
      tenant.sessions.generation += 1;
    },
    errorBody: (_status, message) => ({ message }),
    credentials: { accountName: ACCOUNT, apiToken: firstApiToken(deps.seed) },
    labels,
    portal: (id, set) => inPortal(tenant, id, set),
    tick: () => arrive(tenant),
    tickMs: 120_000,
  };
}

function allOps(tenant: Tenant): Ops {
  const seeded = seedTenant(tenant);
  return Object.assign(
    {},
    ...[...triageResources(tenant), ...settingsResources()].map((resource) => resourceOps(tenant, resource)),
    ...[accessOps, appControlOps, deviceOps, documentOps, integrationOps].map((make) => make(tenant)),
    ...[runOps, systemOps, tokenOps, userOps].map((make) => make(tenant)),
    alertOps(tenant, seeded),
  );
}

function routeOf(tenant: Tenant, ops: Ops, operation: Operation): Route {
  const path = pathOf(operation, tenant.deps.env.SANDBOX_EDGE_PATHS === 'alt');
  const shows = (status: number) => operation.errorSample !== undefined && operation.errorStatuses.includes(status);
  const options = { operation: operation.id, secret: secretBodies.has(operation.id), shows };
  if (operation.id === 'tokenLogin' || operation.id === 'login') {
    const enter = operation.id === 'login' ? samlLogin : tokenLogin;
    return route(operation.verb, path, (call) => assumed(reply(tenant, operation, enter(tenant, call))), {
      ...options,
      open: true,
    });
  }
  return route(operation.verb, path, (call) => perform(tenant, ops, operation, call), options);
}

/** Bodies with a passcode, a code or a credential in them. */
const secretBodies = new Set([
  'answerWorkflowRun',
  'createIntegration',
  'updateIntegration',
  'createChannel',
  'registerDevice',
]);
/** What a plain user may do beside reading. */
const forEveryone = new Set(['answerWorkflowRun', 'createWorkflowRun', 'registerDevice', 'validateDataExportConfig']);
const forPiiTokens = new Set(['queryView', 'queryAuditEvents', 'getAuditEvent']);

function perform(tenant: Tenant, ops: Ops, operation: Operation, call: Call): Reply {
  const op = ops[operation.id];
  if (!op) return { status: 501, body: { message: 'the sandbox does not answer this operation yet' } };
  const caller = callerOf(tenant, call.key);
  const writes = operation.verb !== 'GET';
  if (caller.piiOnly && !forPiiTokens.has(operation.id)) throw new Refusal(403, 'this token opens one log only');
  if (writes && caller.role < ROLE.IT_ADMIN && !forEveryone.has(operation.id)) throw new Refusal(403, 'forbidden');
  const body = asObject(withNumbers(call.body ?? {}, operation.resource));
  if (!body) throw new Refusal(400, 'the body must be an object', { assumed: true });
  if (body.account_name !== undefined && body.account_name !== '' && body.account_name !== tenant.account) {
    throw new Refusal(403, 'another account', { assumed: true });
  }
  const edgeCall: EdgeCall = { operation, params: call.params, query: call.query, body, caller, address: call.address };
  const answer = op(edgeCall);
  const done = reply(tenant, operation, answer.body);
  if (writes) recordCall(tenant, operation, edgeCall, done.status);
  return answer.assumed || isOurReading(edgeCall) ? assumed(done) : done;
}

/** Operations whose request or answer the contract leaves out, contradicts or does not explain. */
const unexplained = new Set([
  ...[
    'createDataset',
    'deployConnector',
    'getDeploymentConnectorOptions',
    'validateIntegration',
    'listUsersUnlabelled',
  ],
  ...['updateCaCertificate', 'updateGroup', 'deleteDevices', 'getDevice'],
]);
/** Where a parameter that is marked as required is left empty, or where a filter names what the title excludes. */
const openWhen: Record<string, (query: URLSearchParams) => boolean> = {
  queryAccesses: (query) => query.get('appid') === '' || query.get('userid') === '',
  queryPolicies: (query) => query.get('appid') === '' || query.get('userid') === '',
  queryAlerts: (query) => query.get('status_filter') !== '',
};
/** What an action does to its alert beside its own field is nowhere said. */
const silentActions = ['alert_status_change', 'close_with_reason', 'update_owner'];

function isOurReading({ operation, query, body }: EdgeCall): boolean {
  if (operation.responseStatus === null || unexplained.has(operation.id)) return true;
  if (openWhen[operation.id]?.(query)) return true;
  const actions = Array.isArray(body.investigation_actions) ? body.investigation_actions : [body];
  const named = actions.map((one) => asObject(asObject(one)?.action) ?? {});
  return named.some((action) => silentActions.some((name) => asObject(action[name]) !== undefined));
}

function reply(tenant: Tenant, operation: Operation, body: unknown): Reply {
  const named = tenant.deps.env.SANDBOX_EDGE_ENUMS === 'names';
  // That there is such a path at all is our inference for most operations.
  const headers = { 'x-sandbox-path': operation.pathStatus };
  return { status: operation.responseStatus ?? 200, headers, body: named ? withNames(body, operation.resource) : body };
}
