import { redactRecord } from '@/lib/http/redact';
import { Severity, type Status } from '@/lib/model/finding';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import { firstText, oneLine } from '../text';
import { type EnumLabels, type EnumRoles, enumLabel, roleOf, sameName } from './labels';
import type { EdgeAlert, EdgeAuditEvent, EdgePolicy, EdgeUser, EdgeWorkflow, EdgeWorkflowRun } from './schema';
import { EDGE_SECRET_KEYS } from './secrets';
import { edgeTime } from './times';

/** What an installation calls its numbers, and what those names mean to us. */
export type Naming = { labels: EnumLabels; roles: EnumRoles };

const STATUSES: readonly Status[] = ['new', 'in_progress', 'waiting', 'accepted', 'resolved'];
/** Plain words for a state that an operator may well have used; the installation's own table comes first. */
const STATUS_WORDS: readonly (readonly [string, Status])[] = [
  ['open', 'new'],
  ['closed', 'resolved'],
];
const POLICY_TYPES = ['security', 'routing', 'app_control'] as const;
const NEVER = new Date(0);

/** Alerts name no person, no device and no resource: those stay null, the counts go into `subject`. */
export function toFinding({ view: alert, raw }: EdgeAlert, { labels, roles }: Naming): FindingRecord {
  const vendorSeverity = enumLabel(labels, 'severity', alert.severity);
  const vendorStatus = enumLabel(labels, 'alertStatus', alert.status);
  const createdAt = edgeTime(alert.create_time) ?? edgeTime(alert.update_time) ?? NEVER;
  return {
    kind: 'edge_alert',
    externalId: alert.uuid,
    title: oneLine(firstText(alert.description, alert.event_type) ?? `Alert ${alert.uuid}`),
    description: alert.description ?? '',
    severity: roleOf(roles.severity, Severity.options, vendorSeverity) ?? 'unknown',
    vendorSeverity,
    status: statusOf(isClosedAt(alert.closed_time), vendorStatus, roles),
    vendorStatus,
    vendorOwner: firstText(alert.owner_display_name, alert.owner_uuid),
    person: null,
    resource: null,
    account: firstText(alert.account_name),
    policy: firstText(alert.event_type),
    subject: subjectOf(alert.related_entities),
    labels: [],
    createdAt,
    updatedAt: edgeTime(alert.update_time) ?? createdAt,
    raw: rawOf(raw),
  };
}

/** A closing time is the one sign of being closed that needs no name. */
export function isClosedAt(closedTime: EdgeAlert['view']['closed_time']): boolean {
  return edgeTime(closedTime) !== null;
}

export function toPolicy({ view: policy, raw }: EdgePolicy, { labels, roles }: Naming): ItemRecord {
  const kind = roleOf(roles.policyType, POLICY_TYPES, enumLabel(labels, 'policyType', policy.type)) ?? 'unknown';
  return item(
    policy,
    raw,
    kind,
    firstText(policy.name, policy.description),
    enumLabel(labels, 'policyStatus', policy.status),
  );
}

/** App control policies come from an operation of their own and carry no type. */
export function toAppControlPolicy({ view: policy, raw }: EdgePolicy, { labels }: Naming): ItemRecord {
  const status = enumLabel(labels, 'policyStatus', policy.status);
  return item(policy, raw, 'app_control', firstText(policy.name, policy.description), status);
}

/** What raises alerts; of the form of a policy, as far as it is read. */
export function toAlertConfig({ view: config, raw }: EdgePolicy, { labels }: Naming): ItemRecord {
  const status = enumLabel(labels, 'policyStatus', config.status);
  return item(config, raw, 'alert_config', firstText(config.name, config.description), status);
}

export function toWorkflow({ view: workflow, raw }: EdgeWorkflow, { labels }: Naming): ItemRecord {
  const status = enumLabel(labels, 'policyStatus', workflow.status);
  return item(workflow, raw, 'workflow', firstText(workflow.title, workflow.name), status);
}

export function toWorkflowRun({ view: run, raw }: EdgeWorkflowRun, { labels }: Naming): ItemRecord {
  const asked =
    firstText(run.text) ??
    [run.workflow_name, run.user_display_name, run.app_url ?? run.app_host].filter(Boolean).join(' · ');
  return item(run, raw, 'workflow_run', asked, enumLabel(labels, 'runStatus', run.status));
}

export function toUser({ view: user, raw }: EdgeUser, { labels }: Naming): ItemRecord {
  const role = enumLabel(labels, 'role', user.role) ?? 'user';
  return item(user, raw, role, firstText(user.display_name), enumLabel(labels, 'policyStatus', user.status));
}

/** `updatePolicy` reads "Update policy". What was sent and what stood in the address besides is left out: it may be secret. */
export function toActivity({ view: event, raw }: EdgeAuditEvent): ItemRecord {
  const { request_body: _body, ...kept } = raw;
  const call = [event.method, event.matched_path].filter(Boolean).join(' ');
  const words = event.op?.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  const title = firstText(words && words.charAt(0).toUpperCase() + words.slice(1), call);
  return item(event, kept, firstText(event.op) ?? 'unknown', title, firstText(event.response_status_text));
}

/** The record as it came, secrets left out. */
export function rawOf(record: Record<string, unknown>): Record<string, unknown> {
  return redactRecord(record, EDGE_SECRET_KEYS);
}

type Dated = { uuid: string; create_time?: number | string | null; update_time?: number | string | null };

function item(
  record: Dated,
  raw: Record<string, unknown>,
  kind: string,
  title: string | null,
  status: string | null,
): ItemRecord {
  return {
    kind,
    externalId: record.uuid,
    title: oneLine(firstText(title) ?? record.uuid),
    status,
    at: edgeTime(record.update_time) ?? edgeTime(record.create_time) ?? NEVER,
    raw: rawOf(raw),
  };
}

function statusOf(isClosed: boolean, vendorStatus: string | null, roles: EnumRoles): Status {
  if (isClosed) return 'resolved';
  const word = STATUS_WORDS.find(([name]) => sameName(vendorStatus, name));
  return roleOf(roles.status, STATUSES, vendorStatus) ?? word?.[1] ?? 'unknown';
}

function subjectOf(entities: EdgeAlert['view']['related_entities']): string | null {
  const counts = [counted(entities?.users_count, 'user'), counted(entities?.devices_count, 'device')];
  return counts.filter(Boolean).join(', ') || null;
}

function counted(count: number | null | undefined, noun: string): string | null {
  if (!count) return null;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
