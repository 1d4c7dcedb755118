import { z } from 'zod';
import { answerLike } from '../answer-like';
import type { Operation } from '../operation';
import { operation } from '../operation-defaults';
import type { OperationOverrides } from '../overrides';
import { QueryText } from '../path-part';
import { QueryNumber, queryList } from '../request-shape';
import type { PostureSettings } from './about';
import list from './fixtures/alert-list.json' with { type: 'json' };
import type { AlertSet } from './limits';

const listed = (...known: string[]) => queryList(QueryText).meta({ known });
const seconds = (description: string) => QueryNumber.meta({ description }).optional();
const bounds = (what: string) => ({
  [`${what}[start]`]: seconds('Epoch seconds. Without start and end, the last 48 hours.'),
  [`${what}[end]`]: seconds('Epoch seconds.'),
});

const query = z.strictObject({
  limit: QueryNumber.meta({ description: '1 to 100.' }).optional(),
  offset: QueryNumber.meta({ description: 'Take it from next_link; whether it counts pages is in doubt.' }).optional(),
  ...bounds('created'),
  ...bounds('updated'),
  cloud_account_type: listed('AWS', 'GCP', 'AZURE', 'KUBERNETES'),
  // For code alerts one page of the vendor lists these two, and its reference does not.
  business_units: queryList(QueryText),
  regions: queryList(QueryText),
  alert_status: listed('OPEN', 'CLOSED', 'RESOLVED', 'IGNORED'),
  risk_level: listed('LOW', 'MEDIUM', 'HIGH', 'CRITICAL'),
  order_by: QueryText.meta({
    description: 'severity, created, updated or alert_status, with :asc or :desc.',
  }).optional(),
  fields: queryList(QueryText),
});

function alerts(set: AlertSet, title: string, summary: string): Operation {
  return operation({
    id: `list_${set}_alerts`,
    title,
    summary,
    resource: 'alerts',
    verb: 'GET',
    path: `/v1/alerts/${set}`,
    query,
    // One of the vendor's samples shows a bare alert without the list around it.
    answer: z.union([answerLike(list, ['alert_id']), z.looseObject({ alert_id: z.string() })]),
    rateClass: set,
    sample: { query: { limit: 100, order_by: 'created:desc' }, answer: list },
  });
}

/** The two operations there are; neither changes anything. */
export const POSTURE_OPERATIONS: readonly Operation[] = [
  alerts(
    'cloud',
    'List cloud alerts',
    'Alerts on cloud accounts, by time, status, risk, cloud, region and business unit.',
  ),
  alerts('iac', 'List code alerts', 'Alerts on infrastructure code, by time, status, risk and cloud.'),
];

const PREFIX = '/v1';

/** The paths of a region that has them elsewhere. */
export function postureCorrections({ prefix }: PostureSettings): OperationOverrides {
  const moved = POSTURE_OPERATIONS.map(({ id, path }) => [id, { path: path.replace(PREFIX, prefix) }] as const);
  return prefix === PREFIX ? {} : Object.fromEntries(moved);
}
