import { asRecord, type NumberNames } from '@/components/items/raw-value';
import { spoken } from '@/components/items/words';
import { cellText } from '@/components/operations/answer-rows';
import { timeToLive } from '@/components/workflows/time-to-live';
import { edgeTime } from '@/lib/vendors/lacework-edge/times';
import type { DirectoryRow } from './records';

/** Which enum a field's numbers are of: everywhere, or in one resource. Null: of none that anybody has named. */
const ENUMS: Readonly<Record<string, string>> = {
  status: 'policyStatus',
  role: 'role',
  user_role: 'role',
  creator_role: 'role',
  data_source: 'dataSource',
  severity: 'severity',
  severity_to_assign: 'severity',
  incident_status: 'incidentStatus',
  new_status: 'alertStatus',
  action_type: 'actionType',
  policy_action_taken: 'policyAction',
};
const IN_RESOURCE: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  alerts: { status: 'alertStatus' },
  app_control_policies: { action: 'appControlAction', event_type: 'appEvent' },
  gateways: { status: null },
  policies: { type: 'policyType', action: 'policyAction', policy_event_type: 'appEvent' },
  workflow_runs: { status: 'runStatus' },
};

/** The enum that a field is of; null where its numbers are just numbers. */
export function enumOf(resource: string, field: string): string | null {
  const own = IN_RESOURCE[resource];
  if (own && Object.hasOwn(own, field)) return own[field] ?? null;
  return Object.hasOwn(ENUMS, field) ? (ENUMS[field] ?? null) : null;
}

/** A field of a record in words: names for its numbers, times as instants, and nothing for what is not set. */
export type FieldValue = { text: string } | { at: Date } | { nested: unknown } | null;

export function fieldValue(resource: string, field: string, value: unknown, names: NumberNames): FieldValue {
  if (value === null || value === undefined || value === '') return null;
  if (/(_time|^timestamp)$/.test(field) && typeof value !== 'object') {
    const at = edgeTime(Number(value));
    return at && { at };
  }
  if (typeof value === 'boolean') return { text: value ? 'Yes' : 'No' };
  if (typeof value === 'number') return { text: numberText(resource, field, value, names) };
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value.every((one) => typeof one === 'string') ? { text: value.join(', ') } : { nested: value };
  }
  const record = asRecord(value);
  if (record) return Object.values(record).every(isBlank) ? null : { nested: value };
  return { text: cellText(value) };
}

/** One line for a cell or a difference. */
export function fieldText(resource: string, field: string, value: unknown, names: NumberNames): string {
  const read = fieldValue(resource, field, value, names);
  if (read === null) return '';
  if ('at' in read) return `${read.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return 'nested' in read ? cellText(read.nested) : read.text;
}

function numberText(resource: string, field: string, value: number, names: NumberNames): string {
  if (field === 'approval_ttl_sec') return timeToLive(value, 'approval');
  if (field === 'execution_ttl_sec') return timeToLive(value, 'execution');
  const enumName = enumOf(resource, field);
  if (enumName === null) return String(value);
  const name = names[enumName]?.[String(value)];
  return name === undefined ? `unknown (${value})` : spoken(name);
}

function isBlank(value: unknown): boolean {
  const record = asRecord(value);
  if (record) return Object.values(record).every(isBlank);
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

const FIRST = ['status', 'role', 'type', 'severity', 'action', 'data_source'];
const LOOKED_AT = 200;
const LONGEST = 80;
/** Fields that say which record it is and who wrote it. */
const ASIDE = /^(uuid|account_name)$|_display_names?$|^(creator|updater)_|_uuid$/;

/** The fields worth a column: what a reader looks for first, then what most records have; at most so many. */
export function columnFields(resource: string, rows: readonly DirectoryRow[], most: number): string[] {
  const looked = rows.slice(0, LOOKED_AT);
  const seen = new Map<string, Set<string>>();
  const filled = new Map<string, number>();
  for (const { raw, title } of looked) {
    for (const [field, value] of Object.entries(raw)) {
      const read = fieldValue(resource, field, value, {});
      if (read === null || !('text' in read) || ASIDE.test(field)) continue;
      if (read.text === title || read.text.length > LONGEST) continue;
      seen.set(field, (seen.get(field) ?? new Set()).add(read.text));
      filled.set(field, (filled.get(field) ?? 0) + 1);
    }
  }
  const rank = (field: string) => (FIRST.includes(field) ? FIRST.indexOf(field) : FIRST.length);
  return [...seen.keys()]
    .filter((field) => FIRST.includes(field) || (seen.get(field)?.size ?? 0) > 1)
    .sort((one, other) => rank(one) - rank(other) || (filled.get(other) ?? 0) - (filled.get(one) ?? 0))
    .slice(0, most);
}

/** The number of the status that stands for a removed record; null where nobody has named one. */
export function deletedNumber(resource: string, names: NumberNames): number | null {
  const enumName = enumOf(resource, 'status');
  const named = Object.entries(names[enumName ?? ''] ?? {}).find(([, name]) => name.toUpperCase() === 'DELETED');
  return named ? Number(named[0]) : null;
}
