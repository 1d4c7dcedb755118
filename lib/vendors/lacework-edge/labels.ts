import { z } from 'zod';
import { Severity, Status } from '@/lib/model/finding';

/** The five things an investigation action can be; these names are the contract's, their numbers are not given. */
export const ACTION_MEMBERS = [
  'alert_status_change',
  'close_with_reason',
  'note',
  'run_workflow',
  'update_owner',
] as const;
export type ActionMember = (typeof ACTION_MEMBERS)[number];

/** The enums we read. An installation may name further ones; they are kept. */
export type EnumName =
  | 'alertStatus'
  | 'incidentStatus'
  | 'severity'
  | 'actionType'
  | 'runStatus'
  | 'policyType'
  | 'policyAction'
  | 'policyStatus'
  | 'role';

const name = z.string().trim().min(1).max(60);

/** Enum → number → name, as this installation uses them. */
export const EnumLabels = z.record(z.string().max(60), z.record(z.string().regex(/^-?\d{1,9}$/), name));
export type EnumLabels = z.infer<typeof EnumLabels>;

/** What a name means to us. A name that is spelled like one of our own words needs no entry. */
export const EnumRoles = z.object({
  severity: z.record(name, Severity).default({}),
  status: z.record(name, Status).default({}),
  action: z.record(name, z.enum(ACTION_MEMBERS)).default({}),
  policyType: z.record(name, z.enum(['security', 'routing', 'app_control'])).default({}),
});
export type EnumRoles = z.infer<typeof EnumRoles>;

/** The one enum whose numbers the vendor's reference names. */
const GIVEN: EnumLabels = { policyStatus: { 1: 'INIT', 2: 'ACTIVE', 3: 'SUSPENDED', 4: 'DELETED' } };

export type EnumValue = number | string | null | undefined;

/** The name of an enum value: names are shown as they came, numbers without a name as "unknown (4)". Null: not sent. */
export function enumLabel(labels: EnumLabels, enumName: EnumName, value: EnumValue): string | null {
  if (value === null || value === undefined || value === '') return null;
  const number = numberIn(value);
  if (number === null) return String(value);
  return labels[enumName]?.[number] ?? GIVEN[enumName]?.[number] ?? `unknown (${number})`;
}

/** The number an installation uses for a name, or null while nobody has named it. */
export function enumNumber(labels: EnumLabels, enumName: EnumName, wanted: (name: string) => boolean): number | null {
  for (const [number, label] of Object.entries({ ...GIVEN[enumName], ...labels[enumName] })) {
    if (wanted(label)) return Number(number);
  }
  return null;
}

/** All that is named, by the vendor's reference and by the installation. */
export function namedNumbers(labels: EnumLabels): EnumLabels {
  return { ...labels, policyStatus: { ...GIVEN.policyStatus, ...labels.policyStatus } };
}

/** Every named value of an enum, for a menu. */
export function enumChoices(labels: EnumLabels, enumName: EnumName): { value: number; label: string }[] {
  return Object.entries({ ...GIVEN[enumName], ...labels[enumName] }).map(([value, label]) => ({
    value: Number(value),
    label,
  }));
}

/** What a name means to us: by the installation's own table, else by being one of our words. Null: nothing we know. */
export function roleOf<Role extends string>(
  roles: Record<string, Role>,
  known: readonly Role[],
  label: string | null,
): Role | null {
  if (label === null) return null;
  return (Object.hasOwn(roles, label) ? roles[label] : undefined) ?? known.find((one) => one === plain(label)) ?? null;
}

/** The number of an action type, or null while the label map does not name it. */
export function actionNumber(labels: EnumLabels, roles: EnumRoles, member: ActionMember): number | null {
  return enumNumber(labels, 'actionType', (label) => roleOf(roles.action, ACTION_MEMBERS, label) === member);
}

/** True when two names differ in case and separators only. */
export function sameName(one: string | null, other: string): boolean {
  return one !== null && plain(one) === plain(other);
}

function plain(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

function numberIn(value: number | string): string | null {
  if (typeof value === 'number') return String(value);
  return /^-?\d{1,15}$/.test(value) ? String(Number(value)) : null;
}
