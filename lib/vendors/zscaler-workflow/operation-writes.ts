import { z } from 'zod';
import { answerLike } from '../answer-like';
import type { Operation, OperationInput, ReadBackRule } from '../operation';
import { operation } from '../operation-defaults';
import { PathPart } from '../path-part';
import { isRecord } from '../read-back';
import { WorkflowSettings } from './about';
import { ANSWERS, INCIDENT_ID, ids, LabelBody } from './operation-shapes';
import { statusOf } from './words';

const incident = z.strictObject({ incidentId: PathPart.meta({ description: 'The internalId of an incident.' }) });
const params = { incidentId: INCIDENT_ID };
const Notes = z.string().trim().min(1, 'An empty note says nothing.').max(4000);

function write(
  given: Pick<Operation, 'id' | 'title' | 'summary' | 'path' | 'rateClass'> & Partial<Operation>,
  body: unknown,
) {
  return operation({
    resource: 'incidents',
    verb: 'POST',
    params: incident,
    kind: 'write',
    permission: 'findings.act',
    answer: answerLike(ANSWERS.incident, ids),
    ...given,
    sample: { params, body, answer: ANSWERS.incident },
  });
}

/** The incident as it is afterwards, for all writes that change something of it. */
function inDetails(isThere: (incident: Record<string, unknown>, sent: OperationInput) => boolean): ReadBackRule {
  return {
    operation: 'get_incident_details',
    input: ({ params }) => ({ params }),
    judge: (answer, sent) => (isRecord(answer) ? (isThere(answer, sent) ? 'applied' : 'absent') : 'unknown'),
  };
}

const listIn = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

export const labelling = write(
  {
    id: 'assign_labels',
    title: 'Set labels',
    summary: 'Sets labels by their keys; others stay. Label and value must exist in the vendor’s portal.',
    path: '/dlp/v1/incidents/{incidentId}/labels',
    body: z.looseObject({ labels: z.array(LabelBody).min(1).max(20) }),
    rateClass: 'labels',
    idempotent: true,
    holds: ['dlp.label'],
    readBack: inDetails((incident, { body }) =>
      listIn(isRecord(body) ? body.labels : []).every((one) =>
        listIn(incident.labels).some(({ key, value }) => key === one.key && value === one.value),
      ),
    ),
    notes: ['No call takes a label off again: that is done in the portal.'],
  },
  { labels: [{ key: 'Review', value: 'Completed' }] },
);

export const noting = write(
  {
    id: 'incident_notes',
    title: 'Add a note',
    summary: 'Adds a note to the incident. A note cannot be changed or taken away.',
    path: '/dlp/v1/incidents/{incidentId}/notes',
    body: z.looseObject({ notes: Notes }),
    rateClass: 'notes',
    holds: ['dlp.note'],
    // The same text may have been there before, so that it is there proves nothing.
    readBack: null,
  },
  { notes: 'Incident reviewed.' },
);

export const closing = write(
  {
    id: 'incident_close',
    title: 'Close an incident',
    summary: 'Resolves the incident. The API cannot reopen it.',
    path: '/dlp/v1/incidents/{incidentId}/close',
    body: z.looseObject({
      resolutionLabel: LabelBody.optional(),
      resolutionCode: z
        .string()
        .max(200)
        .meta({ known: ['FALSE_POSITIVE'] })
        .optional(),
      notes: Notes.optional(),
    }),
    rateClass: 'close',
    holds: ['dlp.close'],
    // The vendor takes a close without; our history does not.
    refusal: (_, { body }) =>
      isRecord(body) && body.notes === undefined ? { field: 'body.notes', message: 'Say why it is closed.' } : null,
    readBack: inDetails(({ status }) => typeof status === 'string' && statusOf(status) === 'resolved'),
  },
  { resolutionLabel: { key: 'Review', value: 'Completed' }, resolutionCode: 'FALSE_POSITIVE', notes: 'Reviewed.' },
);

export const deletion = operation({
  id: 'delete_incident',
  title: 'Delete an incident',
  summary: 'Deletes the incident for good, with its history and notes.',
  resource: 'incidents',
  verb: 'DELETE',
  path: '/dlp/v1/incidents/{incidentId}',
  params: incident,
  kind: 'write',
  idempotent: true,
  permission: 'incidents.delete',
  holds: ['operation.remove'],
  rateClass: 'delete',
  answer: z.unknown(),
  whyOff: (settings) =>
    WorkflowSettings.parse(settings).allowDelete
      ? null
      : 'Deleting incidents is off for this tenant. An admin can turn it on in Settings, under this connection.',
  sample: { params, answer: null },
});
