import type { Kind, Severity, Source, Status, Verdict } from '@/lib/model/finding';

// The words of the language. Browser-safe: names of the model as types only; fields.test.ts holds them to it.
const SOURCE_WORDS = ['dlp', 'posture', 'edge', 'automation'] as const satisfies readonly Source[];
const KIND_WORDS = [
  'dlp_incident',
  'cloud_alert',
  'iac_alert',
  'edge_alert',
  'automation_event',
] as const satisfies readonly Kind[];
/** Worst first. */
export const SEVERITY_WORDS = [
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'info',
] as const satisfies readonly Severity[];
const STATUS_WORDS = [
  'new',
  'in_progress',
  'waiting',
  'accepted',
  'resolved',
  'snoozed',
  'suppressed',
  'merged',
  'unknown',
] as const satisfies readonly Status[];
const VERDICT_WORDS = [
  'unknown',
  'false_positive',
  'true_positive',
  'disregard',
  'suspicious',
  'benign',
  'test',
  'insufficient_data',
  'security_risk',
  'managed_externally',
  'duplicate',
] as const satisfies readonly Verdict[];
export const IS_WORDS = [
  'open',
  'closed',
  'mine',
  'unowned',
  'gone',
  'breached',
  'paused',
  'snoozed',
  'accepted',
  'suppressed',
  'merged',
  'watched',
  'mentioned',
] as const;
export const HAS_WORDS = [
  'owner',
  'verdict',
  'note',
  'label',
  'case',
  'action',
  'policy',
  'account',
  'person',
  'resource',
] as const;

/**
 * `choice`: one of `words`. `ordered`: as choice, and compared by rank. `name`: looked up among the names we hold, `*` at
 * the end allowed. `time`: an instant, a day or a span of time. `age`: a span of time. `id`: a whole id.
 */
export type FieldKind = 'choice' | 'ordered' | 'name' | 'time' | 'age' | 'id';
export type Field = { kind: FieldKind; words?: readonly string[]; hint: string; example: string };

export const FIELDS = {
  source: {
    kind: 'choice',
    words: SOURCE_WORDS,
    hint: 'Where it comes from, by its short name or its vendor',
    example: 'source:dlp',
  },
  severity: { kind: 'ordered', words: SEVERITY_WORDS, hint: 'How bad it is', example: 'severity:>=high' },
  status: { kind: 'choice', words: STATUS_WORDS, hint: 'Where it stands', example: 'status:new' },
  is: {
    kind: 'choice',
    words: IS_WORDS,
    hint: 'open, closed, mine, unowned, gone, breached, paused, snoozed, accepted, suppressed, merged',
    example: 'is:open',
  },
  owner: { kind: 'name', hint: 'me, nobody, a name or mail', example: 'owner:me' },
  tenant: { kind: 'name', hint: 'Connection by name', example: 'tenant:"emea prod"' },
  policy: { kind: 'name', hint: 'Policy or rule that raised it', example: 'policy:"PCI*"' },
  person: { kind: 'name', hint: 'Whom it is about', example: 'person:ana*' },
  resource: { kind: 'name', hint: 'What it is about', example: 'resource:arn*' },
  account: { kind: 'name', hint: 'Cloud account', example: 'account:2881*' },
  document: { kind: 'id', hint: 'File by its id at the vendor', example: 'document:154618300757' },
  label: { kind: 'name', hint: 'Label of the vendor or ours', example: 'label:reviewed' },
  case: { kind: 'id', hint: 'Case by its number', example: 'case:12' },
  verdict: { kind: 'choice', words: VERDICT_WORDS, hint: 'What we found it to be', example: 'verdict:false_positive' },
  age: { kind: 'age', hint: 'Time since it was created', example: 'age:>4h' },
  created: { kind: 'time', hint: 'When it was created at the vendor', example: 'created:>2026-11-01' },
  updated: { kind: 'time', hint: 'When it last changed at the vendor', example: 'updated:<2d' },
  closed: { kind: 'time', hint: 'When it was closed', example: 'closed:today' },
  acknowledged: {
    kind: 'time',
    hint: 'When one of us first did something to it',
    example: 'acknowledged:today',
  },
  due: { kind: 'time', hint: 'Time left to close it, or by when', example: 'due:<2h' },
  kind: { kind: 'choice', words: KIND_WORDS, hint: 'What it is at the vendor', example: 'kind:iac_alert' },
  has: { kind: 'choice', words: HAS_WORDS, hint: 'Something that is there', example: 'has:note' },
  id: { kind: 'id', hint: 'Our id or the vendor’s', example: 'id:6f1c…' },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

/** The words of one list's queries: those of the queue, or of another list in the same grammar. */
export type Language<F extends string> = {
  fields: Record<F, Field>;
  /** The field of a name as typed, in any case. */
  named: (name: string) => F | undefined;
};

const OTHER_NAMES: Record<string, FieldName> = { sev: 'severity', user: 'person', opened: 'created', rule: 'policy' };

/** The field of a name as typed, in any case; undefined for a name no field has. */
export function fieldNamed(name: string): FieldName | undefined {
  const lower = name.toLowerCase();
  return isFieldName(lower) ? lower : Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : undefined;
}

export const FINDINGS: Language<FieldName> = { fields: FIELDS, named: fieldNamed };

export function fieldOf(name: FieldName): Field {
  return FIELDS[name];
}

/** Sources by the names of their vendors too; fields.test.ts holds them to the catalogue. */
const OTHER_WORDS: Record<string, Source> = {
  zscaler_workflow: 'dlp',
  zscaler_posture: 'posture',
  lacework_edge: 'edge',
  workato: 'automation',
};

/** A word as it is written in the vocabulary: `In-Progress` is `in_progress`; undefined when there is none. */
export function wordOf(field: Field, text: string): string | undefined {
  const plain = text.toLowerCase().replaceAll('-', '_');
  const known = field === FIELDS.source ? (OTHER_WORDS[plain] ?? plain) : plain;
  return field.words?.find((word) => word === known);
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}
