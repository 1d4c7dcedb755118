import { z } from 'zod';
import { oneRecord } from '../page';
import { lenientList, type WithRaw, withRaw } from '../raw';

/** Incident and transaction ids are text of up to 20 digits and more: never a number of ours. */
export const IncidentId = z.string().min(1).max(200);

// A field that only describes may change its type without the incident being lost: `raw` still holds it.
const word = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
// A number beyond what is exact has lost digits, and would name another record.
const id = z
  .union([z.string(), z.int()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const instant = z
  .string()
  .refine(isInstant, 'This is not a time.')
  .transform((value) => new Date(value));
const maybeInstant = instant.nullish().catch(null);

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape).nullish().catch(null);
}

export const Label = z.looseObject({ key: z.string(), value: z.string() });

const IncidentView = z.looseObject({
  internalId: IncidentId,
  transactionId: id,
  sourceType: word,
  sourceActions: lenientList(z.string()),
  severity: word,
  priority: word,
  matchingPolicies: part({
    engines: lenientList(z.looseObject({ name: z.string() })),
    rules: lenientList(z.looseObject({ name: z.string() })),
    dictionaries: lenientList(z.looseObject({ name: z.string(), matchCount: z.number().nullish().catch(null) })),
  }),
  createdAt: instant,
  lastUpdatedAt: maybeInstant,
  userInfo: part({ name: word, email: word, uniqueIdentifier: word, clientIP: word, department: word }),
  applicationInfo: part({ category: word, name: word, hostnameOrApplication: word, url: word }),
  contentInfo: part({
    fileName: word,
    additionalInfo: part({
      collaborators: lenientList(z.string()),
      objectName: word,
      attachmentName: word,
      fileId: id,
      objectId: id,
    }),
  }),
  status: word,
  assignedAdmin: part({ email: word }),
  notes: lenientList(z.looseObject({ body: z.string() })),
  labels: lenientList(Label),
});

export type Incident = WithRaw<z.infer<typeof IncidentView>>;
export const Incident: z.ZodType<Incident> = withRaw(IncidentView);
export const OneIncident = oneRecord(Incident);

/** Null is the vendor's word for an empty list; a list that is missing is no list. */
const list = z.array(z.unknown()).nullable();
const count = z.number().int().nonnegative().nullish().catch(null);
export const Cursor = z.looseObject({
  totalPages: count,
  currentPageNumber: count,
  currentPageSize: count,
  totalElements: count,
});

export const IncidentList = z.looseObject({ cursor: Cursor, incidents: list });
export type IncidentList = z.infer<typeof IncidentList>;

export const AuditList = z.looseObject({ cursor: Cursor, logs: list });

export const AuditLog = withRaw(
  z.looseObject({
    action: part({ action: word }),
    module: word,
    resource: word,
    changedAt: instant,
    oldRowJson: word,
    newRowJson: word,
  }),
);
export type AuditLog = z.infer<typeof AuditLog>;

export const Token = z.looseObject({
  token: z
    .string()
    .min(1)
    .max(16_384)
    .regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive().nullish().catch(null),
});

export const Change = withRaw(
  z.looseObject({
    changeType: word,
    changedAt: maybeInstant,
    changedByName: word,
    changeData: part({ before: word, after: word }),
    comment: word,
  }),
);
export type Change = z.infer<typeof Change>;
export const ChangeHistory = z.looseObject({ changeHistory: list });

/** Text to text; what is not text is kept out of sight rather than guessed at. */
export const Triggers = z.record(z.string(), z.unknown());

export const Ticket = withRaw(
  z.looseObject({
    ticketType: word,
    ticketingSystemName: word,
    projectName: word,
    ticketInfo: part({ ticketId: id, ticketUrl: word, state: word }),
  }),
);
export type Ticket = z.infer<typeof Ticket>;
export const TicketList = z.looseObject({ tickets: list });

export const Evidence = z.looseObject({ fileName: word, fileType: word, evidenceURL: word });

export const Group = withRaw(
  z.looseObject({ id: z.union([z.int(), z.string().min(1)]), name: word, description: word, status: word }),
);
export type Group = z.infer<typeof Group>;
export const GroupList = z.looseObject({ incidentGroups: list });

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}
