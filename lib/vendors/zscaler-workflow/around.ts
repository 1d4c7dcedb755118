import { redact } from '@/lib/http/redact';
import { SECRET_KEYS } from './map';
import type { Group, Ticket } from './schema';

// What stands around an incident: shown when somebody looks, and kept nowhere.

export function toGroup({ view: { id, name, description, status }, raw }: Group) {
  return { id: String(id), name, description, status, raw: redact(raw, SECRET_KEYS) };
}

export function toTicket({ view: { ticketType, ticketingSystemName, projectName, ticketInfo }, raw }: Ticket) {
  return {
    type: ticketType,
    system: ticketingSystemName,
    project: projectName,
    ticketId: ticketInfo?.ticketId ?? null,
    state: ticketInfo?.state ?? null,
    url: safeLink(ticketInfo?.ticketUrl ?? null),
    raw: redact(raw, SECRET_KEYS),
  };
}

/** Links go to other hosts and are opened by the person, not by us: https only, and nothing that signs in. Null: no such. */
export function safeLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
