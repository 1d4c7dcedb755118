import { rng } from '../core/random';
import type { World } from '../core/world';
import { ticketTypes } from './assumed';
import type { IncidentRecord } from './record';

export type Ticket = ReturnType<typeof ticketsOf>[number];

/** Tickets the vendor's own workflows opened for an incident; most have none. */
export function ticketsOf(world: World, record: IncidentRecord) {
  const dice = rng(`${world.seed}:dlp-tickets:${record.index}`);
  if (record.firstStatus === 'NEW' || !dice.chance(0.18)) return [];
  const ticketType = dice.pick(ticketTypes);
  const ticketId = ticketType === 'SERVICENOW' ? `INC0${dice.digits(6)}` : `DLP-${dice.int(10, 9_999)}`;
  const host = ticketType === 'SERVICENOW' ? 'northwind.service-now.com' : 'northwind.atlassian.net';
  return [
    {
      ticketType,
      ticketingSystemName: ticketType === 'SERVICENOW' ? 'ServiceNow production' : 'Jira-tenant-proxy 2',
      projectId: '17',
      projectName: 'Data protection',
      ticketInfo: {
        ticketId,
        ticketUrl: `https://${host}/browse/${ticketId}`,
        state: record.firstStatus === 'RESOLVED' ? 'Done' : dice.pick(['To Do', 'In Progress', 'Waiting for customer']),
      },
    },
  ];
}
