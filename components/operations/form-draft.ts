import { asRecord } from '@/components/items/raw-value';
import type { FormNode, ObjectNode } from './form-node';

/** What stands in the inputs: texts at the leaves, as they were typed. */
export type Draft = string | DraftObject | readonly Draft[] | undefined;
export type DraftObject = { readonly [name: string]: Draft };

/** Fields that the papers do not name, as JSON; no field of a vendor is called so. */
export const OTHER = '+';

/** What is wrong with what was typed, by its place: `body.policy.action`. */
export type Problems = Record<string, string>;

/** What is sent for a draft. Undefined: nothing; an input that is left empty is not sent. */
export function sentOf(node: FormNode, draft: Draft, at: string, problems: Problems): unknown {
  switch (node.kind) {
    case 'text':
      return textOf(draft) || undefined;
    case 'flag':
      return textOf(draft) === '' ? undefined : draft === 'true';
    case 'number':
      return numberOf(textOf(draft).trim(), node, at, problems);
    case 'lines': {
      const lines = textOf(draft)
        .split('\n')
        .filter((line) => line.trim() !== '');
      const number = { kind: 'number', known: [], whole: true, asText: false } as const;
      const values = lines.map((line) => (node.of === 'text' ? line : numberOf(line.trim(), number, at, problems)));
      return values.length > 0 ? values : undefined;
    }
    case 'object':
      return objectValue(node, draft, at, problems);
    case 'list': {
      const items = Array.isArray(draft) ? draft : [];
      const values = items.map((item, index) => objectValue(node.item, item, `${at}.${index}`, problems) ?? {});
      return values.length > 0 ? values : undefined;
    }
    case 'json':
      return jsonValue(textOf(draft), at, problems);
  }
}

function objectValue(node: ObjectNode, draft: Draft, at: string, problems: Problems): object | undefined {
  const given = draftObject(draft);
  const pairs = node.fields.flatMap(({ name, node: part }) => {
    const value = sentOf(part, given[name], `${at}.${name}`, problems);
    return value === undefined ? [] : [[name, value] as const];
  });
  const others = given[OTHER] === undefined ? {} : jsonValue(textOf(given[OTHER]), `${at}.${OTHER}`, problems);
  const named = { ...asRecord(others ?? {}), ...Object.fromEntries(pairs) };
  return Object.keys(named).length > 0 ? named : undefined;
}

function numberOf(
  text: string,
  { whole, asText }: { whole: boolean; asText: boolean },
  at: string,
  problems: Problems,
): number | string | undefined {
  if (text === '') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || (whole && !/^-?\d+$/.test(text))) {
    problems[at] = whole ? 'A whole number.' : 'A number.';
    return undefined;
  }
  if (asText) return text;
  if (whole && !Number.isSafeInteger(number)) {
    problems[at] = 'It has more digits than can be sent exactly.';
    return undefined;
  }
  return number;
}

export function jsonValue(text: string, at: string, problems: Problems): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    problems[at] = error instanceof SyntaxError ? `Not JSON: ${error.message}.` : 'Not JSON.';
    return undefined;
  }
}

/** The inputs that stand for a value; what has no input of its own is kept among the other fields. */
export function draftOf(node: FormNode, value: unknown): Draft {
  if (value === undefined || value === null) return undefined;
  switch (node.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'lines':
      return Array.isArray(value) ? value.map(String).join('\n') : String(value);
    case 'object': {
      const given = asRecord(value);
      if (!given) return undefined;
      const known = new Set(node.fields.map(({ name }) => name));
      const others = Object.entries(given).filter(([name]) => !known.has(name));
      return {
        ...Object.fromEntries(node.fields.map(({ name, node: part }) => [name, draftOf(part, given[name])])),
        ...(others.length > 0 ? { [OTHER]: JSON.stringify(Object.fromEntries(others), null, 2) } : {}),
      };
    }
    case 'list':
      return Array.isArray(value) ? value.map((item) => draftOf(node.item, item) ?? {}) : undefined;
    case 'json':
      return JSON.stringify(value, null, 2);
  }
}

export function textOf(draft: Draft): string {
  return typeof draft === 'string' ? draft : '';
}

export function draftObject(draft: Draft): DraftObject {
  return typeof draft === 'object' && !Array.isArray(draft) ? (draft as DraftObject) : {}; // the one object that is no list
}

export function draftList(draft: Draft): readonly Draft[] {
  return Array.isArray(draft) ? draft : [];
}
