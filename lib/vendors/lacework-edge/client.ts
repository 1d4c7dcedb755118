import type { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import type { Operation, OperationInput } from '../operation';
import { tableOf } from '../overrides';
import { oneRecord } from '../page';
import { requestOf } from '../request-of';
import type { OperationApi, Window } from '../vendor';
import type { EdgeCredentials } from './about';
import type { Naming } from './map';
import { completed } from './operation-body';
import { EDGE_OPERATIONS } from './operations';
import {
  EdgeActionAnswer,
  EdgeActionAnswers,
  EdgeAlert,
  EdgeDevicePage,
  EdgePolicy,
  EdgeUser,
  EdgeWorkflow,
  EdgeWorkflowRun,
  listOf,
} from './schema';
import { openSession } from './session';
import type { EdgeSettings } from './settings';

/** One investigation action; exactly one member beside `action_type` is filled. */
export type ActionRequest = {
  alertUuid: string;
  alertUpdateTime: number | string | null;
  action: Record<string, unknown>;
};

type Ask<T> = Partial<OperationInput> & { answer: z.ZodType<T>; signal: AbortSignal };

export type EdgeApi = ReturnType<typeof openEdge>;

/** The operations we use, named and typed. Which verb and path each has, `operations` says alone. */
export function openEdge(opened: { credentials: EdgeCredentials; settings: EdgeSettings; http: OpenHttp }) {
  const { settings } = opened;
  const operations = tableOf(EDGE_OPERATIONS, settings.operations);
  const session = openSession({ ...opened, operations });
  const naming: Naming = { labels: settings.enumLabels, roles: settings.roles };

  function requestFor(operation: Operation, input: OperationInput) {
    return requestOf(operation, completed(operation, input, settings));
  }

  const send: OperationApi['send'] = (operation, input, answer, signal, pass) => {
    const isDoor = operation.id === 'tokenLogin';
    return session[isDoor ? 'atDoor' : 'call']({ ...requestFor(operation, input), answer, signal, pass });
  };

  async function ask<T>(id: string, { params = {}, query = {}, body, answer, signal }: Ask<T>): Promise<T> {
    const operation = operations.get(id);
    if (!operation) throw new Error(`the contract has no operation ${id}`);
    return (await send(operation, { params, query, body }, answer, signal)).data;
  }

  return {
    naming,
    operations,
    send,
    budget: opened.http.budget,
    login: session.login,

    alerts: (window: Window, signal: AbortSignal) =>
      ask('queryAlerts', { query: alertQuery(window, settings.statusFilter), answer: listOf('alerts'), signal }),
    alert: (uuid: string, signal: AbortSignal) =>
      ask('getAlert', { params: { uuid }, answer: oneRecord(EdgeAlert), signal }),
    history: (uuid: string, signal: AbortSignal) =>
      ask('getAlertHistory', { params: { uuid }, answer: listOf('investigation_actions'), signal }),
    act: (request: ActionRequest, signal: AbortSignal) =>
      ask('performInvestigationAction', {
        params: { uuid: request.alertUuid },
        body: actionBody(request),
        answer: EdgeActionAnswer,
        signal,
      }),
    actMany: (requests: readonly ActionRequest[], signal: AbortSignal) =>
      ask('performInvestigationActions', {
        body: { investigation_actions: requests.map(actionBody) },
        answer: EdgeActionAnswers,
        signal,
      }),

    // Both ids are marked as required, and how to list everything is not stated: empty text asks for all.
    policies: (signal: AbortSignal) =>
      ask('queryPolicies', {
        query: { appid: '', userid: '', resolveDisplayNames: 'true' },
        answer: listOf('policies'),
        signal,
      }),
    policy: (uuid: string, signal: AbortSignal) =>
      ask('getPolicy', { params: { uuid }, answer: oneRecord(EdgePolicy), signal }),
    updatePolicy: (uuid: string, change: object, expectedUpdateTime: number | string | null, signal: AbortSignal) =>
      ask('updatePolicy', {
        params: { uuid },
        body: { policy: change, ...locked(expectedUpdateTime) },
        answer: oneRecord(EdgePolicy),
        signal,
      }),
    appControlPolicies: (signal: AbortSignal) =>
      ask('queryAppControlPolicies', { answer: listOf('app_control_policies'), signal }),
    appControlPolicy: (uuid: string, signal: AbortSignal) =>
      ask('getAppControlPolicy', { params: { uuid }, answer: oneRecord(EdgePolicy), signal }),
    updateAppControlPolicy: (uuid: string, change: object, signal: AbortSignal) =>
      ask('updateAppControlPolicy', {
        params: { uuid },
        body: change,
        answer: oneRecord(EdgePolicy),
        signal,
      }),

    alertConfigs: (signal: AbortSignal) => ask('queryAlertConfigs', { answer: listOf('configs'), signal }),
    alertConfig: (uuid: string, signal: AbortSignal) =>
      ask('getAlertConfig', {
        params: { uuid },
        query: { resolveDisplayNames: 'true' },
        answer: oneRecord(EdgePolicy),
        signal,
      }),

    auditEvents: (window: Window, signal: AbortSignal) =>
      ask('queryAuditEvents', {
        query: auditQuery(window, settings.auditRangeUnit),
        answer: listOf('audit_events'),
        signal,
      }),

    workflows: (signal: AbortSignal) => ask('listWorkflows', { answer: listOf('workflows'), signal }),
    workflow: (uuid: string, signal: AbortSignal) =>
      ask('getWorkflow', { params: { uuid }, answer: oneRecord(EdgeWorkflow), signal }),
    workflowRuns: (signal: AbortSignal) => ask('queryWorkflowRuns', { answer: listOf('workflow_runs'), signal }),
    workflowRun: (uuid: string, signal: AbortSignal) =>
      ask('getWorkflowRun', { params: { uuid }, answer: oneRecord(EdgeWorkflowRun), signal }),
    answerWorkflowRun: (uuid: string, answer: object, signal: AbortSignal) =>
      ask('answerWorkflowRun', {
        params: { uuid },
        body: answer,
        answer: oneRecord(EdgeWorkflowRun),
        signal,
      }),

    users: (signal: AbortSignal) => ask('queryUsers', { answer: listOf('users'), signal }),
    user: (uuid: string, signal: AbortSignal) =>
      ask('getUser', { params: { uuid }, answer: oneRecord(EdgeUser), signal }),
    // How to ask for what follows a continuation token is not documented, so the first page is all there is.
    userDevices: (uuid: string, signal: AbortSignal) =>
      ask('getUserDevices', { params: { uuid }, answer: EdgeDevicePage, signal }),
  };
}

/** True when the vendor says that it has no such thing: its papers leave open whether as 400 or as 404. */
export function isMissing(error: unknown): boolean {
  return error instanceof VendorError && (error.detail.status === 404 || error.detail.status === 400);
}

/**
 * Milliseconds are given; that these times are compared with `create_time` is our reading, and this is its one place
 * beside `by` in vendor.ts.
 */
function alertQuery({ from, to }: Window, statusFilter: string): Record<string, unknown> {
  return { start_time: from.getTime(), end_time: to.getTime(), status_filter: statusFilter };
}

function auditQuery({ from, to }: Window, unit: string): Record<string, string> {
  const [start, end] = unit === 's' ? [Math.floor(+from / 1000), Math.ceil(+to / 1000)] : [+from, +to];
  return { start_time: String(start), end_time: String(end) };
}

function actionBody({ alertUuid, alertUpdateTime, action }: ActionRequest): object {
  const lock = alertUpdateTime === null ? {} : { alert_update_time: alertUpdateTime };
  return { alert_uuid: alertUuid, ...lock, action };
}

function locked(expectedUpdateTime: number | string | null): object {
  return expectedUpdateTime === null ? {} : { expected_update_time: expectedUpdateTime };
}
