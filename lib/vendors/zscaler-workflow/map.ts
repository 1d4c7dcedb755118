import { redact, redactRecord } from '@/lib/http/redact';
import type { FindingRecord } from '@/lib/model/record';
import { isPrivileged, isRegulated, type Signals } from '@/lib/model/signals';
import { firstText, oneLine } from '../text';
import type { Change, Incident } from './schema';
import { fileOf, titleOf } from './title';
import { severityOf, statusOf } from './words';

/** Links that open for whoever holds them, and what must never have been in a record. */
export const SECRET_KEYS = ['evidenceURL', 'token', 'key_secret'];

export function toFinding(incident: Incident): FindingRecord {
  const { view, raw } = incident;
  const file = fileOf(view);
  const person = personOf(view);
  return {
    kind: 'dlp_incident',
    externalId: view.internalId,
    title: titleOf(incident),
    description: wordsIn(view),
    severity: severityOf(view.severity),
    vendorSeverity: bounded(view.severity, 100),
    status: statusOf(view.status),
    vendorStatus: bounded(view.status, 100),
    vendorOwner: bounded(firstText(view.assignedAdmin?.email), 320),
    person,
    resource: bounded(file, 500),
    account: null,
    document: documentOf(view),
    policy: bounded(firstText(view.matchingPolicies?.rules[0]?.name, view.matchingPolicies?.engines[0]?.name), 300),
    subject: person === null ? subjectOf(view) : null,
    labels: view.labels.map(({ key, value }) => oneLine(`${key}=${value}`, 200)),
    signals: signalsOf(view),
    createdAt: view.createdAt,
    updatedAt: view.lastUpdatedAt ?? view.createdAt,
    raw: redactRecord(raw, SECRET_KEYS),
  };
}

/** One entry of the vendor's own change history. */
export type HistoryEntry = {
  type: string | null;
  at: Date | null;
  actor: string | null;
  before: string | null;
  after: string | null;
  words: string;
  raw: unknown;
};

export function toHistory({ view, raw }: Change): HistoryEntry {
  const { changeType, changeData, comment } = view;
  const before = changeData?.before ?? null;
  const after = changeData?.after ?? null;
  const moved = after === null ? null : before ? `${before} → ${after}` : after;
  return {
    type: changeType,
    at: view.changedAt ?? null,
    actor: bounded(firstText(view.changedByName), 320),
    before,
    after,
    words: oneLine([firstText(changeType) ?? 'Change', moved, firstText(comment)].filter(Boolean).join(': '), 4000),
    raw: redact(raw, SECRET_KEYS),
  };
}

function signalsOf({ matchingPolicies, userInfo, contentInfo }: Incident['view']): Signals {
  const dictionaries = matchingPolicies?.dictionaries ?? [];
  const home = domainOf(userInfo?.email);
  const others = contentInfo?.additionalInfo?.collaborators ?? [];
  return {
    // A dictionary that gives no number matched once at least.
    matches: dictionaries.reduce((sum, { matchCount }) => sum + (matchCount ?? 1), 0),
    regulated: isRegulated(dictionaries.map(({ name }) => name)),
    external: home !== null && others.some((mail) => ![home, null].includes(domainOf(mail))),
    privileged: isPrivileged([userInfo?.department]),
  };
}

function domainOf(mail: string | null | undefined): string | null {
  return /@([^@\s]+)$/.exec(mail ?? '')?.[1]?.toLowerCase() ?? null;
}

// A tenant may hide its users: then there is no key to join by, only asterisks.
function personOf({ userInfo }: Incident['view']): string | null {
  const mail = firstText(
    ...[userInfo?.email, userInfo?.uniqueIdentifier].map((text) => (isHidden(text) ? null : text)),
  );
  return mail ? oneLine(mail, 320).toLowerCase() : null;
}

// Names of files are alike everywhere; only an id says that it is the same one.
function documentOf({ contentInfo }: Incident['view']): FindingRecord['document'] {
  const { fileId, objectId } = contentInfo?.additionalInfo ?? {};
  const file = bounded(firstText(fileId), 500);
  const object = bounded(firstText(objectId), 500);
  if (file !== null) return { key: 'file_id', value: file };
  return object === null ? null : { key: 'object_id', value: object };
}

function isHidden(text: string | null | undefined): boolean {
  return /^[*@.\s]*$/.test(text ?? '');
}

function subjectOf({ userInfo, applicationInfo }: Incident['view']): string | null {
  const who = userInfo && !isHidden(userInfo.name) ? userInfo.name : userInfo ? 'A user the tenant hides' : null;
  const parts = [who, firstText(userInfo?.clientIP), firstText(applicationInfo?.name)].filter(Boolean);
  return parts.length > 0 ? oneLine(parts.join(', '), 300) : null;
}

// Words to search in beside the title: all that matched, what was done, where, and whose department.
function wordsIn(view: Incident['view']): string {
  const { matchingPolicies: policies, applicationInfo: application } = view;
  const words = [
    ...(policies?.dictionaries ?? []).map(({ name }) => name),
    ...(policies?.engines ?? []).map(({ name }) => name),
    ...(policies?.rules ?? []).map(({ name }) => name),
    ...view.sourceActions,
    application?.name,
    application?.url,
    fileOf(view),
    view.userInfo?.department,
  ];
  return oneLine([...new Set(words.filter(Boolean))].join(' · '), 2000);
}

function bounded(text: string | null, max: number): string | null {
  return text === null ? null : oneLine(text, max) || null;
}
