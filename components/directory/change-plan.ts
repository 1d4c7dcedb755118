import type { NumberNames, Raw } from '@/components/items/raw-value';
import {
  type Draft,
  type DraftObject,
  draftObject,
  draftOf,
  type Problems,
  sentOf,
} from '@/components/operations/form-draft';
import { type FormField, type FormNode, formOf, type ObjectNode } from '@/components/operations/form-node';
import type { OperationDetail } from '@/lib/operations/shapes';
import { enumOf } from './field-words';

/** How a record is changed by one operation: which of its fields, and where they stand in the body. */
export type ChangePlan = {
  node: ObjectNode;
  fields: readonly string[];
  /** The field of the body that the record stands in; null: the body is the record. */
  wrap: string | null;
  /** The body takes the time of the change that was seen, and the vendor refuses a later one. */
  hasLock: boolean;
  /** The body names what is to be emptied. */
  canClear: boolean;
};
export type FieldChange = { field: string; before: unknown; after: unknown };

/** What the vendor fills in, or what only says which record is meant. */
const MANAGED =
  /^(uuid|account_name|create_time|expected_update_time|alert_update_time|attributes_to_delete|attributes|login_url|secret)$|_update_time$|^update_time$|^(creator|updater)_|._display_names?$|_count$/;

export function isManaged(name: string): boolean {
  return MANAGED.test(name);
}

/** The same inputs without what the vendor fills in, also inside objects. */
export function withoutManaged(node: ObjectNode): ObjectNode {
  const kept = node.fields.filter(({ name }) => !isManaged(name));
  return { kind: 'object', fields: kept.map((field): FormField => ({ ...field, node: inside(field.node) })) };
}

function inside(node: FormNode): FormNode {
  return node.kind === 'object' ? withoutManaged(node) : node;
}

export function changePlan(detail: OperationDetail): ChangePlan {
  const body = formOf(detail.body);
  const names = body.fields.map(({ name }) => name);
  // What is needed of a body is the record in it.
  const wrapped = body.fields.find(({ node, required }) => required && node.kind === 'object');
  const record = wrapped?.node.kind === 'object' ? wrapped.node : body;
  const node = withoutManaged(record);
  return {
    node,
    fields: node.fields.map(({ name }) => name),
    wrap: wrapped?.name ?? null,
    hasLock: names.includes('expected_update_time'),
    canClear: names.includes('attributes_to_delete'),
  };
}

/** What stands in the inputs at first: the record, its names of numbers turned into the numbers that are sent. */
export function startDraft({ node }: ChangePlan, resource: string, raw: Raw, names: NumberNames): DraftObject {
  const pairs = node.fields.map(({ name, node: part }) => {
    const value = part.kind === 'number' ? numbered(resource, name, raw[name], names) : raw[name];
    return [name, isUnset(part, value) ? undefined : draftOf(part, value)] as const;
  });
  return Object.fromEntries(pairs);
}

/** What differs from the record, or what is wrong with what was typed. */
export function changesOf(
  { node, wrap, canClear }: ChangePlan,
  start: DraftObject,
  draft: Draft,
): { changes: FieldChange[]; problems: Problems } {
  const given = draftObject(draft);
  const problems: Problems = {};
  const at = wrap === null ? 'body' : `body.${wrap}`;
  const changes = node.fields.flatMap(({ name, node: part }): FieldChange[] => {
    const place = `${at}.${name}`;
    const before = sentOf(part, start[name], place, {});
    const after = sentOf(part, given[name], place, problems);
    if (problems[place] || JSON.stringify(before) === JSON.stringify(after)) return [];
    if (after === undefined && !canClear) problems[place] = 'The vendor’s papers name no way to empty this.';
    return [{ field: name, before, after }];
  });
  return { changes, problems };
}

/** The body that makes these changes: only them, and what the vendor needs to know that they are still meant. */
export function changeBody(plan: ChangePlan, raw: Raw, changes: readonly FieldChange[]): Raw {
  const set = Object.fromEntries(changes.flatMap(({ field, after }) => (after === undefined ? [] : [[field, after]])));
  const cleared = changes.filter(({ after }) => after === undefined).map(({ field }) => field);
  return {
    ...(plan.wrap === null ? set : { [plan.wrap]: set }),
    ...(cleared.length > 0 ? { attributes_to_delete: cleared } : {}),
    ...(plan.hasLock && raw.update_time !== undefined ? { expected_update_time: raw.update_time } : {}),
  };
}

/** True where a record was changed between two readings of it, by the vendor's own times or, without any, by all of it. */
export function hasMoved(before: Raw, now: Raw): boolean {
  const times = ['update_time', 'record_update_time', 'updated_time'].filter((name) => before[name] && now[name]);
  if (times.length > 0) return times.some((name) => String(before[name]) !== String(now[name]));
  return JSON.stringify(before) !== JSON.stringify(now);
}

/** A vendor may send the name of a number where its papers show the number. */
export function numbered(resource: string, field: string, value: unknown, names: NumberNames): unknown {
  if (typeof value !== 'string' || /^-?\d+$/.test(value)) return value;
  const named = Object.entries(names[enumOf(resource, field) ?? ''] ?? {});
  return named.find(([, name]) => name.toUpperCase() === value.toUpperCase())?.[0];
}

/** 0 is how this vendor's encoding writes a number that is not set; an enum's 0 has no name. */
function isUnset(node: FormNode, value: unknown): boolean {
  return node.kind === 'number' && node.known.length > 0 && value === 0;
}
