import { asObject, assumed, type Call, json, Refusal, type Reply } from '../core/call';
import type { Deps } from '../core/vendor-app';
import { groups } from './catalog';
import { historyOf } from './history';
import { type Incident, makeIncident } from './incident';
import { pageOf } from './paging';
import { searchIncidents } from './search';
import type { Store } from './store';
import { ticketsOf } from './tickets';
import { iso } from './time';
import { triggersOf } from './triggers';

type Read = (call: Call) => Reply;

/** Everything the API reads of incidents, except evidence. */
export function makeReads({ world, seed }: Deps, store: Store) {
  const shown = (id: string | undefined) => store.get(id ?? '');
  const reads = {
    search(call) {
      const { items, cursor } = pageOf(searchIncidents(store.newestFirst(), call.body), call, seed);
      return assumed(json(200, { cursor, incidents: items.map((record) => makeIncident(world, record)) }));
    },
    transactions({ params }) {
      const found = store.newestFirst().filter((record) => record.transactionId === params.transactionId);
      if (found.length === 0) throw new Refusal(404, 'Transaction not found');
      return json(200, { cursor: wholeCursor(found.length), incidents: found.map((one) => makeIncident(world, one)) });
    },
    details({ params, query }) {
      const incident = makeIncident(world, shown(params.id));
      const fields = query.getAll('fields');
      return fields.length === 0 ? json(200, incident) : assumed(json(200, project(incident, fields)));
    },
    history({ params }) {
      const record = shown(params.id);
      const changeHistory = historyOf(world, record);
      const dates = { startDate: iso(record.createdMs), endDate: iso(record.updatedMs) };
      return assumed(json(200, { incidentId: record.id, ...dates, changeHistory }));
    },
    triggers({ params, query }) {
      return json(200, triggersOf(world, shown(params.id), query.get('fetchTriggerContext') === 'true'));
    },
    tickets({ params }) {
      const tickets = ticketsOf(world, shown(params.id));
      return json(200, { cursor: wholeCursor(tickets.length), tickets });
    },
    groups({ params, body }) {
      const record = shown(params.id);
      const wanted = groupIds(asObject(body)?.incidentGroupIds);
      const found = groups.filter(
        ({ id }) => record.groupIds.includes(id) && (wanted.length === 0 || wanted.includes(id)),
      );
      return assumed(json(200, { incidentGroups: found.map(groupShown) }));
    },
  } satisfies Record<string, Read>;
  return reads;
}

const alwaysKept: readonly string[] = [
  'internalId',
  'transactionId',
  'priority',
  'createdAt',
  'lastUpdatedAt',
  'sourceFirstObservedAt',
  'sourceLastObservedAt',
] satisfies (keyof Incident)[];

function project(incident: Incident, fields: readonly string[]) {
  return Object.fromEntries(
    Object.entries(incident).filter(([key]) => alwaysKept.includes(key) || fields.includes(key)),
  );
}

function wholeCursor(count: number) {
  return { totalPages: count === 0 ? 0 : 1, currentPageNumber: 0, currentPageSize: count, totalElements: count };
}

/** Integers in the vendor's document, text in its SDK's example: both are taken. */
function groupIds(value: unknown): number[] {
  if (!Array.isArray(value) || !value.every((one) => /^\d{1,15}$/.test(String(one)))) {
    throw new Refusal(400, 'incidentGroupIds must be an array of integers', { assumed: true });
  }
  return value.map(Number);
}

function groupShown({ id, name, description, type }: (typeof groups)[number]) {
  return {
    id,
    name,
    description,
    incidentGroupType: type,
    status: 'ACTIVE',
    isDLPIncidentGroupAlreadyMapped: true,
    isDLPAdminConfigAlreadyMapped: id === 23,
  };
}
