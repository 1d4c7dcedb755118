import { route } from '../core/route';
import type { Deps, VendorApp } from '../core/vendor-app';
import { makeAudit } from './audit';
import { makeEvidence } from './evidence';
import { makePortal } from './portal';
import { makeReads } from './reads';
import { makeStore } from './store';
import { makeTokens } from './token';
import { makeWrites } from './write';

/** Zscaler Workflow Automation: the token call, twelve DLP operations and the customer's audit log. */
export function createZscalerWorkflow(deps: Deps): VendorApp {
  const store = makeStore(deps);
  const tokens = makeTokens(deps, store);
  const reads = makeReads(deps, store);
  const writes = makeWrites(deps, store);
  const evidence = makeEvidence(deps, store);
  const dlp = '/dlp/v1/incidents';
  // The body of an error is documented for the token call only.
  const shows = () => false;
  const medium = (operation: string) => ({ operation, limit: 'medium', shows });
  const light = (operation: string) => ({ operation, limit: 'light', shows });
  return {
    ...makePortal(deps, store),
    tickMs: 20_000,
    auth: tokens.auth,
    endSessions: tokens.endAll,
    get credentials() {
      return tokens.credentials();
    },
    errorBody: (_status, message) => ({ internalMessage: message }),
    limits: { medium: { perMinute: 20, perHour: 400 }, light: { perMinute: 30, perHour: 1_000 } },
    limitHeaders: (seconds) => ({ 'ratelimit-reset': String(seconds), 'ratelimit-remaining': '0' }),
    evidenceRoutes: evidence.routes,
    routes: [
      route('POST', '/v1/auth/api-key/token', tokens.issue, {
        ...medium('token'),
        shows: (status) => status === 401 || status === 500,
        open: true,
        secret: true,
        malformedOk: true,
      }),
      route('POST', '/dlp/v1/customer/audit', makeAudit(deps, store), medium('customer_audit')),
      route('POST', `${dlp}/search`, reads.search, medium('dlp_incident_search')),
      route('GET', `${dlp}/transactions/:transactionId`, reads.transactions, light('get_incident_transactions')),
      route('GET', `${dlp}/:id`, reads.details, light('get_incident_details')),
      route('GET', `${dlp}/:id/change-history`, reads.history, light('change_history')),
      route('GET', `${dlp}/:id/triggers`, reads.triggers, light('get_incident_triggers')),
      route('GET', `${dlp}/:id/tickets`, reads.tickets, light('get_generated_tickets')),
      route('GET', `${dlp}/:id/evidence`, evidence.details, light('get_incident_evidence')),
      route('POST', `${dlp}/:id/incident-groups/search`, reads.groups, medium('incident_group_search')),
      route('POST', `${dlp}/:id/labels`, writes.labels, medium('assign_labels')),
      route('POST', `${dlp}/:id/notes`, writes.note, medium('incident_notes')),
      route('POST', `${dlp}/:id/close`, writes.close, light('incident_close')),
      route('DELETE', `${dlp}/:id`, writes.remove, light('delete_incident')),
    ],
  };
}
