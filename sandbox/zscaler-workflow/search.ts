import { asObject } from '../core/call';
import { itemAt } from '../core/random';
import { type FilterName, filterNames } from './assumed';
import { applications, groups, profiles } from './catalog';
import type { IncidentRecord } from './record';
import { type Filter, parseSearch } from './search-request';

/** Names combine with AND, values of one name with OR, without case; the time range tests `createdAt`, ends included. */
export function searchIncidents(records: readonly IncidentRecord[], body: unknown): IncidentRecord[] {
  const { filters, fromMs, toMs } = parseSearch(body, filterNames);
  const tests = filters.map(testOf);
  return records.filter(
    (record) => record.createdMs >= fromMs && record.createdMs <= toMs && tests.every((test) => test(record)),
  );
}

function testOf({ name, values }: Filter<FilterName>): (record: IncidentRecord) => boolean {
  if (name === 'labels') return labelTest(values);
  const wanted = new Set(values.map((value) => String(value).toLowerCase()));
  const read = readers[name];
  return (record) => read(record).some((value) => value !== null && wanted.has(value.toLowerCase()));
}

type Reader = (record: IncidentRecord) => (string | null)[];

const readers: Record<Exclude<FilterName, 'labels'>, Reader> = {
  severity: (record) => [record.severity],
  status: (record) => [record.status],
  priority: (record) => [record.priority],
  transactionId: (record) => [record.transactionId],
  sourceType: (record) => [record.sourceType],
  sourceSubType: (record) => [record.sourceType && itemAt(applications, record.application)[0].subType],
  // A release note says names, the vendor's Postman example says ids: both find it.
  incidentGroup: (record) =>
    groups.filter((group) => record.groupIds.includes(group.id)).flatMap((group) => [group.name, String(group.id)]),
  engine: (record) => [itemAt(profiles, record.profile).engine],
};

/** Each value is `{ label name: [label value, …] }`. */
function labelTest(values: readonly unknown[]): (record: IncidentRecord) => boolean {
  const wanted = new Set(
    values.flatMap((value) =>
      Object.entries(asObject(value) ?? {}).flatMap(([key, of]) =>
        (Array.isArray(of) ? of : [of]).map((one) => `${key}\n${String(one)}`.toLowerCase()),
      ),
    ),
  );
  return (record) => (record.labels ?? []).some(({ key, value }) => wanted.has(`${key}\n${value}`.toLowerCase()));
}
