import { asObject, Refusal } from '../core/call';
import { operationOf } from './operations';

export type Row = Record<string, unknown>;

/** An object of the documented shape with nothing in it: '', 0, false, [] and, for maps with free keys, {}. */
export function blankOf(sample: unknown): unknown {
  if (typeof sample === 'string') return '';
  if (typeof sample === 'number') return 0;
  if (typeof sample === 'boolean') return false;
  if (Array.isArray(sample)) return [];
  const fields = Object.entries(asObject(sample) ?? {}).filter(([name]) => !/^property\d$/.test(name));
  return Object.fromEntries(fields.map(([name, value]) => [name, blankOf(value)]));
}

/** The sample of the one object that an operation answers with, unwrapped from a list when it is one. */
export function sampleOf(operationId: string, key?: string): Row {
  const sample = asObject(operationOf(operationId).responseSample) ?? {};
  if (key === undefined) return sample;
  const inner = sample[key];
  return asObject(Array.isArray(inner) ? inner[0] : inner) ?? {};
}

/** A whole object: the documented shape, filled with those of the given values that it has a place for. */
export function filled(sample: Row, values: Row): Row {
  const row = asObject(blankOf(sample)) ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (!(name in sample) || value === undefined) continue;
    const inner = asObject(value);
    const shape = asObject(sample[name]);
    row[name] = inner && shape && !('property1' in shape) ? filled(shape, inner) : value;
  }
  return row;
}

/** The fields of `given` that the shape knows. Refuses a value of another type with the field's name. */
export function known(given: Row, sample: Row, path = ''): Row {
  const taken: Row = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || !(name in sample)) continue;
    if (!fits(value, sample[name]))
      throw new Refusal(400, `field ${path}${name} has the wrong type`, { assumed: true });
    taken[name] = value;
  }
  return taken;
}

function fits(value: unknown, sample: unknown): boolean {
  if (sample === null) return true;
  if (Array.isArray(sample)) return Array.isArray(value) && value.every((item) => fits(item, sample[0] ?? null));
  const shape = asObject(sample);
  if (!shape) return typeof value === typeof sample;
  const inner = asObject(value);
  if (!inner) return false;
  if ('property1' in shape) return Object.values(inner).every((item) => fits(item, shape.property1));
  return Object.entries(inner).every(([name, item]) => !(name in shape) || fits(item, shape[name]));
}
