import type { VendorField } from '@/lib/connections/schema';
import { type LabelRow, mapOf, rowsOf } from './label-rows';

/** How a setting is typed: `lines` is a list of words, one a line; `labels` the map of enum numbers to names. */
export type Editor = 'text' | 'long_text' | 'choice' | 'switch' | 'number' | 'json' | 'lines' | 'labels';
/** What stands in its input while it is typed. */
export type Typed = string | boolean | LabelRow[];

export function editorOf({ name, kind, initial }: Pick<VendorField, 'name' | 'kind' | 'initial'>): Editor {
  if (kind !== 'json') return kind;
  if (name === 'enumLabels') return 'labels';
  return Array.isArray(initial) && initial.every((one) => typeof one === 'string') ? 'lines' : 'json';
}

/** A value as it is typed. */
export function typedOf(field: Pick<VendorField, 'name' | 'kind' | 'initial'>, value: unknown): Typed {
  switch (editorOf(field)) {
    case 'labels':
      return rowsOf(value);
    case 'switch':
      return value === true;
    case 'lines':
      return Array.isArray(value) ? value.map(String).join('\n') : '';
    case 'json':
      return value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
    default:
      return value === undefined || value === null ? '' : String(value);
  }
}

type Read = { value: unknown } | { problem: string };

/** The value that was typed, or what is wrong with it. Undefined leaves the vendor's own default. */
export function readTyped(field: Pick<VendorField, 'name' | 'kind' | 'initial' | 'required'>, typed: Typed): Read {
  if (typeof typed === 'boolean') return { value: typed };
  if (typeof typed !== 'string') {
    const read = mapOf(typed);
    return 'map' in read ? { value: read.map } : read;
  }
  const text = typed.trim();
  if (text === '' && field.required) return { problem: 'This is needed.' };
  switch (editorOf(field)) {
    case 'lines':
      return { value: text === '' ? undefined : text.split(/\s*\n\s*/).filter((line) => line !== '') };
    case 'json':
      return text === '' ? { value: undefined } : readJson(text);
    case 'number':
      if (text === '') return { value: undefined };
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { problem: 'Give a number.' };
    case 'choice':
      return { value: text === '' ? undefined : text };
    default:
      return { value: typed };
  }
}

function readJson(text: string): Read {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { value };
    return { problem: 'Begin with { and end with }.' };
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` };
  }
}
