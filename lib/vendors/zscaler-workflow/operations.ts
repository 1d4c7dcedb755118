import { z } from 'zod';
import { answerLike } from '../answer-like';
import type { Operation } from '../operation';
import { operation } from '../operation-defaults';
import type { OperationOverrides } from '../overrides';
import { PathPart, QueryText } from '../path-part';
import { QueryFlag, queryList } from '../request-shape';
import type { WorkflowSettings } from './about';
import type { Operation as RateClass } from './limits';
import { ANSWERS, INCIDENT_ID, ids, PAGED, SearchBody } from './operation-shapes';
import { closing, deletion, labelling, noting } from './operation-writes';

const incident = z.strictObject({ incidentId: PathPart.meta({ description: 'The internalId of an incident.' }) });
const under = '/dlp/v1/incidents/{incidentId}';
const params = { incidentId: INCIDENT_ID };

function read(
  given: Pick<Operation, 'id' | 'title' | 'summary' | 'resource'> &
    Partial<Operation> & {
      path: string;
      rateClass: RateClass;
      like: unknown;
      sent?: { query?: object; body?: unknown };
    },
): Operation {
  const { like, sent = {}, ...rest } = given;
  const inPath = given.path.includes('{incidentId}') ? { params: incident } : {};
  const sample = { ...(given.path.includes('{incidentId}') ? { params } : {}), ...sent, answer: like };
  return operation({ verb: 'GET', answer: answerLike(like, ids), ...inPath, ...rest, sample });
}

/** The operations of Workflow Automation: thirteen of its contract, and the token call behind them. */
export const WORKFLOW_OPERATIONS: readonly Operation[] = [
  read({
    id: 'dlp_incident_search',
    title: 'Search incidents',
    summary: 'Incidents by severity, status, priority, label, group, engine or time of creation.',
    resource: 'incidents',
    verb: 'POST',
    path: '/dlp/v1/incidents/search',
    query: PAGED,
    body: SearchBody,
    rateClass: 'search',
    like: ANSWERS.incidents,
    sent: {
      query: { page: 0, pageSize: 100 },
      body: { fields: [{ name: 'severity', value: ['HIGH'] }], timeRange: {} },
    },
    notes: ['It only reads, although it is sent as a POST.'],
  }),
  read({
    id: 'get_incident_transactions',
    title: 'Incidents of a transaction',
    summary: 'All incidents that one transaction raised.',
    resource: 'incidents',
    path: '/dlp/v1/incidents/transactions/{transactionId}',
    params: z.strictObject({ transactionId: PathPart.meta({ description: 'Twenty digits: text, never a number.' }) }),
    rateClass: 'transactions',
    like: ANSWERS.incidents,
  }),
  read({
    id: 'get_incident_details',
    title: 'One incident',
    summary: 'An incident with its user, file, policies, notes and labels.',
    resource: 'incidents',
    path: under,
    query: z.strictObject({ fields: queryList(QueryText.meta({ description: 'A key of the incident to answer.' })) }),
    rateClass: 'details',
    like: ANSWERS.incident,
  }),
  read({
    id: 'change_history',
    title: 'Change history',
    summary: 'Who changed the incident, when, from what to what.',
    resource: 'incidents',
    path: `${under}/change-history`,
    rateClass: 'history',
    like: ANSWERS.history,
  }),
  read({
    id: 'get_incident_triggers',
    title: 'Matched text',
    summary: 'The text that matched: this is the leaked data itself.',
    resource: 'incidents',
    path: `${under}/triggers`,
    query: z.strictObject({ fetchTriggerContext: QueryFlag.optional() }),
    permission: 'findings.evidence',
    purpose: true,
    rateClass: 'triggers',
    answer: z.record(z.string(), z.unknown()),
    like: { 'Citizen Service Number': '123-45-6789' },
  }),
  read({
    id: 'get_generated_tickets',
    title: 'Tickets',
    summary: 'Tickets that the vendor’s own workflows made for the incident.',
    resource: 'incidents',
    path: `${under}/tickets`,
    rateClass: 'tickets',
    like: ANSWERS.tickets,
  }),
  read({
    id: 'get_incident_evidence',
    title: 'Evidence link',
    summary: 'Name and address of the file with the data that matched, in your own cloud storage.',
    resource: 'incidents',
    path: `${under}/evidence`,
    permission: 'findings.evidence',
    purpose: true,
    rateClass: 'evidence',
    like: ANSWERS.evidence,
    notes: ['The link is presigned: whoever has it can read the evidence until it expires.'],
  }),
  read({
    id: 'incident_group_search',
    title: 'Groups of an incident',
    summary: 'Incident groups by their ids; an empty list asks for all of the incident.',
    resource: 'incidents',
    verb: 'POST',
    path: `${under}/incident-groups/search`,
    body: z.looseObject({ incidentGroupIds: z.array(z.int()).max(500) }),
    rateClass: 'groups',
    like: ANSWERS.groups,
    sent: { body: { incidentGroupIds: [] } },
    notes: ['It only reads, although it is sent as a POST.'],
  }),
  labelling,
  noting,
  closing,
  deletion,
  read({
    id: 'customer_audit',
    title: 'Audit log of the tenant',
    summary: 'What administrators did, by action, resource, admin, module and time.',
    resource: 'audit',
    verb: 'POST',
    path: '/dlp/v1/customer/audit',
    query: PAGED,
    body: SearchBody,
    rateClass: 'audit',
    like: ANSWERS.audit,
    sent: { query: { page: 0, pageSize: 100 }, body: { fields: [], timeRange: {} } },
    notes: ['It only reads, although it is sent as a POST.'],
  }),
  operation({
    id: 'token',
    title: 'Fetch a session token',
    summary: 'Shows whether the key pair works; the token itself is taken out of the answer.',
    resource: 'auth',
    verb: 'POST',
    path: '/v1/auth/api-key/token',
    support: true,
    permission: 'operations.write',
    rateClass: 'token',
    answer: answerLike(ANSWERS.token, []),
    secrets: { request: [], answer: ['token', 'key_secret'], once: [] },
    sample: { answer: ANSWERS.token },
  }),
];

const PREFIX = '/dlp/v1';

/** The paths of a tenant whose cloud has them elsewhere. */
export function workflowCorrections({ prefix, tokenPath }: WorkflowSettings): OperationOverrides {
  const moved = WORKFLOW_OPERATIONS.filter(({ path }) => path.startsWith(PREFIX)).map(
    ({ id, path }) => [id, { path: path.replace(PREFIX, prefix) }] as const,
  );
  return { ...(prefix === PREFIX ? {} : Object.fromEntries(moved)), token: { path: tokenPath } };
}
