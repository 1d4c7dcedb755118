import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import { path } from '@/lib/http/path';
import type { Window } from '../vendor';
import type { WorkflowCredentials, WorkflowSettings } from './about';
import {
  ChangeHistory,
  Evidence,
  GroupList,
  type Incident,
  IncidentList,
  OneIncident,
  TicketList,
  Triggers,
} from './schema';
import { openSession } from './session';

/** The vendor's most. */
export const PAGE_SIZE = 100;

export type Label = { key: string; value: string };
export type CloseRequest = { resolutionLabel?: Label; resolutionCode?: 'FALSE_POSITIVE'; notes?: string };
export type SearchRequest = { window?: Window; statuses?: readonly string[] };

export type WorkflowApi = ReturnType<typeof openWorkflow>;

/** The operations we use, named and typed. Delete is permanent and not among them. */
export function openWorkflow(opened: { credentials: WorkflowCredentials; settings: WorkflowSettings; http: OpenHttp }) {
  const { settings } = opened;
  const session = openSession(opened);
  const at = (below: string) => `${settings.prefix}/incidents${below}`;

  async function change(operation: 'close' | 'notes' | 'labels', id: string, body: unknown, signal: AbortSignal) {
    const below = path`/${id}/${operation}`;
    const asking = {
      operation,
      method: 'POST',
      path: at(below),
      body,
      answer: OneIncident,
      write: true,
      signal,
    } as const;
    return sameIncident(await session.call<Incident>(asking), id);
  }
  const read = (
    operation: 'history' | 'triggers' | 'tickets' | 'evidence' | 'details',
    below: string,
    signal: AbortSignal,
  ) => ({ operation, method: 'GET', path: at(below), write: false, signal }) as const;

  return {
    openStatuses: settings.openStatuses,
    login: session.login,

    search: (request: SearchRequest, page: { number: number; size: number }, signal: AbortSignal) =>
      session.call({
        operation: 'search',
        // A search, however it is sent: nothing changes.
        method: 'POST',
        write: false,
        path: at('/search'),
        query: [
          ['page', String(page.number)],
          ['pageSize', String(page.size)],
        ],
        body: searchBody(request),
        answer: IncidentList,
        signal,
      }),
    transaction: (transactionId: string, signal: AbortSignal) =>
      session.call({
        operation: 'transactions',
        method: 'GET',
        path: at(path`/transactions/${transactionId}`),
        answer: IncidentList,
        write: false,
        signal,
      }),
    incident: async (id: string, signal: AbortSignal) =>
      sameIncident(await session.call({ ...read('details', path`/${id}`, signal), answer: OneIncident }), id),
    history: (id: string, signal: AbortSignal) =>
      session.call({ ...read('history', path`/${id}/change-history`, signal), answer: ChangeHistory }),
    triggers: (id: string, withContext: boolean, signal: AbortSignal) =>
      session.call({
        ...read('triggers', path`/${id}/triggers`, signal),
        query: withContext ? [['fetchTriggerContext', 'true']] : [],
        answer: Triggers,
      }),
    tickets: (id: string, signal: AbortSignal) =>
      session.call({ ...read('tickets', path`/${id}/tickets`, signal), answer: TicketList }),
    evidence: (id: string, signal: AbortSignal) =>
      session.call({ ...read('evidence', path`/${id}/evidence`, signal), answer: Evidence }),
    /** No ids asks for all groups of the incident: our reading, as the vendor does not say. */
    groups: (id: string, groupIds: readonly number[], signal: AbortSignal) =>
      session.call({
        operation: 'groups',
        method: 'POST',
        path: at(path`/${id}/incident-groups/search`),
        body: { incidentGroupIds: groupIds },
        answer: GroupList,
        write: false,
        signal,
      }),

    close: (id: string, request: CloseRequest, signal: AbortSignal) => change('close', id, request, signal),
    addNote: (id: string, notes: string, signal: AbortSignal) => change('notes', id, { notes }, signal),
    addLabels: (id: string, labels: readonly Label[], signal: AbortSignal) => change('labels', id, { labels }, signal),
  };
}

// Upper case and whole names, as responses have them; `[]` and `{}` mean no filter.
function searchBody({ window, statuses }: SearchRequest) {
  return {
    fields: statuses ? [{ name: 'status', value: statuses }] : [],
    timeRange: window ? { startTime: window.from.toISOString(), endTime: window.to.toISOString() } : {},
  };
}

// An answer about another incident would overwrite the wrong row.
function sameIncident(incident: Incident, id: string): Incident {
  if (incident.view.internalId === id) return incident;
  throw new VendorError('garbled', 'The vendor answered about another incident than it was asked for.', {
    mayHaveApplied: true,
  });
}
