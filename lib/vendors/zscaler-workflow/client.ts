import type { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import type { OperationInput } from '../operation';
import { tableOf } from '../overrides';
import { requestOf } from '../request-of';
import type { OperationApi, Window } from '../vendor';
import type { WorkflowCredentials, WorkflowSettings } from './about';
import { WORKFLOW_OPERATIONS, workflowCorrections } from './operations';
import {
  AuditList,
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

type Ask<T> = Partial<OperationInput> & { answer: z.ZodType<T>; signal: AbortSignal };

export type WorkflowApi = ReturnType<typeof openWorkflow>;

/** The operations we use, named and typed; which verb and path each has, the table says alone. */
export function openWorkflow(opened: { credentials: WorkflowCredentials; settings: WorkflowSettings; http: OpenHttp }) {
  const { settings } = opened;
  const session = openSession(opened);
  const operations = tableOf(WORKFLOW_OPERATIONS, workflowCorrections(settings));

  const send: OperationApi['send'] = (operation, input, answer, signal, pass) =>
    operation.id === 'token'
      ? session.atDoor(answer, signal)
      : session.call({ ...requestOf(operation, input), answer, signal, pass });

  async function ask<T>(id: string, { params = {}, query = {}, body, answer, signal }: Ask<T>): Promise<T> {
    const operation = operations.get(id);
    if (!operation) throw new Error(`the contract has no operation ${id}`);
    return (await send(operation, { params, query, body }, answer, signal)).data;
  }
  const change = async (id: string, incidentId: string, body: unknown, signal: AbortSignal) =>
    sameIncident(await ask(id, { params: { incidentId }, body, answer: OneIncident, signal }), incidentId);

  return {
    operations,
    send,
    budget: opened.http.budget,
    openStatuses: settings.openStatuses,
    login: session.login,

    search: (request: SearchRequest, page: { number: number; size: number }, signal: AbortSignal) =>
      ask('dlp_incident_search', {
        query: { page: page.number, pageSize: page.size },
        body: searchBody(request),
        answer: IncidentList,
        signal,
      }),
    audit: (window: Window, page: { number: number; size: number }, signal: AbortSignal) =>
      ask('customer_audit', {
        query: { page: page.number, pageSize: page.size },
        body: searchBody({ window }),
        answer: AuditList,
        signal,
      }),
    transaction: (transactionId: string, signal: AbortSignal) =>
      ask('get_incident_transactions', { params: { transactionId }, answer: IncidentList, signal }),
    incident: async (incidentId: string, signal: AbortSignal) =>
      sameIncident(
        await ask('get_incident_details', { params: { incidentId }, answer: OneIncident, signal }),
        incidentId,
      ),
    history: (incidentId: string, signal: AbortSignal) =>
      ask('change_history', { params: { incidentId }, answer: ChangeHistory, signal }),
    triggers: (incidentId: string, withContext: boolean, signal: AbortSignal) =>
      ask('get_incident_triggers', {
        params: { incidentId },
        query: withContext ? { fetchTriggerContext: true } : {},
        answer: Triggers,
        signal,
      }),
    tickets: (incidentId: string, signal: AbortSignal) =>
      ask('get_generated_tickets', { params: { incidentId }, answer: TicketList, signal }),
    evidence: (incidentId: string, signal: AbortSignal) =>
      ask('get_incident_evidence', { params: { incidentId }, answer: Evidence, signal }),
    /** No ids asks for all groups of the incident: our reading, as the vendor does not say. */
    groups: (incidentId: string, incidentGroupIds: readonly number[], signal: AbortSignal) =>
      ask('incident_group_search', { params: { incidentId }, body: { incidentGroupIds }, answer: GroupList, signal }),

    close: (id: string, request: CloseRequest, signal: AbortSignal) => change('incident_close', id, request, signal),
    addNote: (id: string, notes: string, signal: AbortSignal) => change('incident_notes', id, { notes }, signal),
    addLabels: (id: string, labels: readonly Label[], signal: AbortSignal) =>
      change('assign_labels', id, { labels }, signal),
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
