import { VendorError } from '@/lib/errors';
import { referenceMark, withReference } from '../text';
import type { ReadBack, Receipt, Spec } from '../vendor';
import type { WorkflowApi } from './client';
import { toFinding } from './map';
import type { Incident } from './schema';
import { statusOf } from './words';

/** Every write that Workflow Automation takes, and how each is looked for afterwards. */
export const workflowPerform: Spec<never, never, WorkflowApi>['perform'] = {
  'dlp.close': {
    async perform(api, { target, input, reference }, signal) {
      const { resolutionLabel, resolutionCode, notes } = input;
      const request = {
        ...(resolutionLabel ? { resolutionLabel } : {}),
        ...(resolutionCode ? { resolutionCode } : {}),
        ...(notes ? { notes: withReference(notes, reference) } : {}),
      };
      try {
        return receiptOf(await api.close(target, request, signal), null);
      } catch (error) {
        // How the vendor answers to a second closing is not documented; what counts is that it is closed.
        if (!(error instanceof VendorError) || ![400, 409].includes(error.detail.status ?? 0)) throw error;
        const incident = await api.incident(target, signal);
        if (!isResolved(incident)) throw error;
        return receiptOf(incident, 'It was already resolved at the vendor.');
      }
    },
    readBack: (api, { target, input, reference }, signal) =>
      looked(api, target, signal, (incident) => {
        if (!isResolved(incident)) return { outcome: 'absent', note: null };
        const isOurs = !input.notes || holdsNote(incident, reference);
        return { outcome: 'applied', note: isOurs ? null : 'It is resolved, but our note is not there.' };
      }),
  },
  'dlp.note': {
    perform: async (api, { target, input, reference }, signal) =>
      receiptOf(await api.addNote(target, withReference(input.notes, reference), signal), null),
    readBack: (api, { target, reference }, signal) =>
      looked(api, target, signal, (incident) => ({
        outcome: holdsNote(incident, reference) ? 'applied' : 'absent',
        note: null,
      })),
  },
  'dlp.label': {
    perform: async (api, { target, input }, signal) =>
      receiptOf(await api.addLabels(target, input.labels, signal), null),
    readBack: (api, { target, input }, signal) =>
      looked(api, target, signal, ({ view }) => {
        const isThere = input.labels.every(({ key, value }) =>
          view.labels.some((label) => label.key === key && label.value === value),
        );
        return { outcome: isThere ? 'applied' : 'absent', note: null };
      }),
  },
};

function isResolved({ view }: Incident): boolean {
  return statusOf(view.status) === 'resolved';
}

function holdsNote({ view }: Incident, reference: string): boolean {
  return view.notes.some(({ body }) => body.includes(referenceMark(reference)));
}

function receiptOf(incident: Incident, message: string | null): Receipt {
  const record = toFinding(incident);
  return { message, record, externalId: record.externalId };
}

async function looked(
  api: WorkflowApi,
  target: string,
  signal: AbortSignal,
  judge: (incident: Incident) => Omit<ReadBack, 'record'>,
): Promise<ReadBack> {
  const incident = await api.incident(target, signal);
  return { ...judge(incident), record: toFinding(incident) };
}
