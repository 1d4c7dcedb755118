import { apiActor, changeTypes, type Priority, type Severity, type Status } from './assumed';
import { makeNote } from './notes';
import type { Change, IncidentRecord, Label } from './record';
import { iso } from './time';

/** One change of an incident as the journal keeps it. */
export type IncidentChange = { id: string; at: number } & (
  | { op: 'close'; resolution: string | null; label?: Label; note?: string }
  | { op: 'note'; body: string }
  | { op: 'labels'; labels: Label[] }
  | { op: 'portal'; by: string; byId: number; set: PortalSet }
  | { op: 'delete' }
);

/** What a colleague can do in the portal and the API cannot. */
export type PortalSet = {
  status?: Status;
  severity?: Severity;
  priority?: Priority;
  assignedAdmin?: string | null;
  note?: string;
  label?: Label;
};

/** Applies all changes but a deletion to the record; the history grows with each. */
export function applyChange(record: IncidentRecord, change: IncidentChange): void {
  const by = change.op === 'portal' ? { name: change.by, id: change.byId } : { name: apiActor, id: 0 };
  const edit = makeEditor(record, change.at, by);
  switch (change.op) {
    case 'close':
      close(record, change, edit);
      break;
    case 'note':
      edit.note(change.body);
      break;
    case 'labels':
      edit.labels(change.labels);
      break;
    case 'portal':
      inPortal(record, change.set, edit);
      break;
    case 'delete':
      return;
  }
}

type Editor = ReturnType<typeof makeEditor>;

function makeEditor(record: IncidentRecord, at: number, by: { name: string; id: number }) {
  const log = (changeType: string, changeData: Change['changeData'], comment: string | null = null) => {
    record.addedChanges.push({ changeType, changedAt: iso(at), changedByName: by.name, changeData, comment });
    record.updatedMs = Math.max(at, record.updatedMs);
  };
  return {
    log,
    status(after: Status, comment: string | null = null) {
      if (record.status === after) return;
      log(changeTypes.status, { before: record.status, after }, comment);
      record.status = after;
    },
    note(body: string) {
      record.addedNotes.push(makeNote(body, at, by.id));
      log(changeTypes.note, null, body);
    },
    labels(labels: readonly Label[]) {
      const before = record.labels ?? [];
      const kept = before.filter((one) => !labels.some((label) => label.key === one.key));
      record.labels = [...kept, ...labels];
      log(changeTypes.labels, { before: printed(before), after: printed(record.labels) });
    },
  };
}

/** Closing what is resolved already changes nothing but the note. */
function close(record: IncidentRecord, change: Extract<IncidentChange, { op: 'close' }>, edit: Editor): void {
  if (record.status !== 'RESOLVED') {
    edit.status('RESOLVED', change.note ?? null);
    record.resolution = change.resolution;
    if (change.label) edit.labels([change.label]);
  }
  if (change.note !== undefined) edit.note(change.note);
}

function inPortal(record: IncidentRecord, set: PortalSet, edit: Editor): void {
  if (set.status !== undefined) {
    edit.status(set.status);
    if (set.status !== 'RESOLVED') record.resolution = null;
  }
  if (set.assignedAdmin !== undefined) {
    edit.log(changeTypes.assignee, { before: record.assignedTo ?? '', after: set.assignedAdmin ?? '' });
    record.assignedTo = set.assignedAdmin;
  }
  if (set.priority !== undefined) {
    edit.log(changeTypes.priority, { before: record.priority, after: set.priority });
    record.priority = set.priority;
  }
  if (set.severity !== undefined) {
    edit.log(changeTypes.severity, { before: record.severity ?? '', after: set.severity });
    record.severity = set.severity;
  }
  if (set.label) edit.labels([set.label]);
  if (set.note !== undefined) edit.note(set.note);
}

function printed(labels: readonly Label[]): string {
  return labels.map(({ key, value }) => `${key}: ${value}`).join(', ');
}
