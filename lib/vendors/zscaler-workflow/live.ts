import { z } from 'zod';
import { redact } from '@/lib/http/redact';
import { idAt, toPage } from '../page';
import type { FileLink, LiveRead } from '../vendor';
import { safeLink, toGroup, toTicket } from './around';
import type { WorkflowApi } from './client';
import { toFinding, toHistory } from './map';
import { Change, Group, Incident, IncidentId, Ticket } from './schema';
import { incidentIdOf } from './walk';

const OneId = z.strictObject({ id: IncidentId });

function one(read: (api: WorkflowApi, id: string, signal: AbortSignal) => Promise<unknown>): LiveRead<WorkflowApi> {
  return { params: OneId, read: (api, { id = '' }, signal) => read(api, id, signal) };
}

/** Reads for one page of the console; their answers are shown and never stored. Triggers are the leaked data itself. */
export const workflowLive: Record<string, LiveRead<WorkflowApi>> = {
  details: one(async (api, id, signal) => toFinding(await api.incident(id, signal))),
  history: one(async (api, id, signal) => {
    const { changeHistory } = await api.history(id, signal);
    const page = toPage(changeHistory ?? [], Change, toHistory, () => null, null);
    return { entries: page.items, odd: page.odd };
  }),
  triggers: {
    params: z.strictObject({ id: IncidentId, context: z.enum(['true', 'false']).optional() }),
    async read(api, { id = '', context }, signal) {
      const triggers = await api.triggers(id, context === 'true', signal);
      return { triggers: Object.entries(triggers).map(([name, text]) => ({ name, text: textOf(redact(text, [])) })) };
    },
  },
  evidence: one(async (api, id, signal) => {
    const { fileName, fileType, evidenceURL } = await api.evidence(id, signal);
    return { fileName, fileType, url: safeLink(evidenceURL) };
  }),
  content: one(async (api, id, signal): Promise<FileLink> => ({ url: (await api.evidence(id, signal)).evidenceURL })),
  tickets: one(async (api, id, signal) => {
    const { tickets } = await api.tickets(id, signal);
    const page = toPage(tickets ?? [], Ticket, toTicket, () => null, null);
    return { tickets: page.items, odd: page.odd };
  }),
  transaction: {
    params: z.strictObject({ transactionId: IncidentId }),
    async read(api, { transactionId = '' }, signal) {
      const { incidents } = await api.transaction(transactionId, signal);
      const page = toPage(incidents ?? [], Incident, toFinding, incidentIdOf, null);
      return { incidents: page.items, odd: page.odd };
    },
  },
  groups: {
    params: z.strictObject({
      id: IncidentId,
      ids: z
        .string()
        .regex(/^\d{1,9}(,\d{1,9})*$/)
        .optional(),
    }),
    async read(api, { id = '', ids }, signal) {
      const { incidentGroups } = await api.groups(id, ids ? ids.split(',').map(Number) : [], signal);
      const page = toPage(incidentGroups ?? [], Group, toGroup, idAt('id'), null);
      return { groups: page.items, odd: page.odd };
    },
  },
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
