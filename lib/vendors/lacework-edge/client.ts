import type { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import { oneRecord } from '../page';
import type { Window } from '../vendor';
import type { EdgeCredentials } from './about';
import type { Naming } from './map';
import { type OperationTable, operationTable, pathOf } from './operations';
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

type Ask<T> = {
  params?: Record<string, string>;
  query?: readonly (readonly [string, string])[];
  body?: unknown;
  answer: z.ZodType<T>;
  write?: boolean;
  signal: AbortSignal;
};

export type EdgeApi = ReturnType<typeof openEdge>;

/** The operations we use, named and typed. Which verb and path each has, `operations` says alone. */
export function openEdge(opened: {
  credentials: EdgeCredentials;
  settings: EdgeSettings;
  http: OpenHttp;
  operations?: OperationTable;
}) {
  const { settings } = opened;
  const operations = opened.operations ?? operationTable(settings.operations);
  const session = openSession({ ...opened, operations });
  const naming: Naming = { labels: settings.enumLabels, roles: settings.roles };
  const account = { account_name: settings.accountName };

  function ask<T>(id: string, { params = {}, write = false, ...rest }: Ask<T>): Promise<T> {
    const operation = operations.get(id);
    if (!operation) throw new Error(`the contract has no operation ${id}`);
    return session.call({ ...rest, operation: id, method: operation.verb, path: pathOf(operation, params), write });
  }

  return {
    naming,
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
        body: actionBody(request, account),
        answer: EdgeActionAnswer,
        write: true,
        signal,
      }),
    actMany: (requests: readonly ActionRequest[], signal: AbortSignal) =>
      ask('performInvestigationActions', {
        body: { ...account, investigation_actions: requests.map((one) => actionBody(one, account)) },
        answer: EdgeActionAnswers,
        write: true,
        signal,
      }),

    // Both ids are marked as required, and how to list everything is not stated: empty text asks for all.
    policies: (signal: AbortSignal) =>
      ask('queryPolicies', {
        query: [
          ['appid', ''],
          ['userid', ''],
          ['resolveDisplayNames', 'true'],
        ],
        answer: listOf('policies'),
        signal,
      }),
    policy: (uuid: string, signal: AbortSignal) =>
      ask('getPolicy', { params: { uuid }, answer: oneRecord(EdgePolicy), signal }),
    updatePolicy: (uuid: string, change: object, expectedUpdateTime: number | string | null, signal: AbortSignal) =>
      ask('updatePolicy', {
        params: { uuid },
        body: { ...account, uuid, policy: change, ...locked(expectedUpdateTime) },
        answer: oneRecord(EdgePolicy),
        write: true,
        signal,
      }),
    appControlPolicies: (signal: AbortSignal) =>
      ask('queryAppControlPolicies', { answer: listOf('app_control_policies'), signal }),
    appControlPolicy: (uuid: string, signal: AbortSignal) =>
      ask('getAppControlPolicy', { params: { uuid }, answer: oneRecord(EdgePolicy), signal }),
    updateAppControlPolicy: (uuid: string, change: object, signal: AbortSignal) =>
      ask('updateAppControlPolicy', {
        params: { uuid },
        body: { ...account, uuid, ...change },
        answer: oneRecord(EdgePolicy),
        write: true,
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
        body: { ...account, uuid, ...answer },
        answer: oneRecord(EdgeWorkflowRun),
        write: true,
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
function alertQuery({ from, to }: Window, statusFilter: string): [string, string][] {
  return [
    ['start_time', String(from.getTime())],
    ['end_time', String(to.getTime())],
    ['status_filter', statusFilter],
  ];
}

function actionBody({ alertUuid, alertUpdateTime, action }: ActionRequest, account: { account_name: string }): object {
  const lock = alertUpdateTime === null ? {} : { alert_update_time: alertUpdateTime };
  return { ...account, alert_uuid: alertUuid, ...lock, action };
}

function locked(expectedUpdateTime: number | string | null): object {
  return expectedUpdateTime === null ? {} : { expected_update_time: expectedUpdateTime };
}
