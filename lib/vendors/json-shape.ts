import { z } from 'zod';

type JsonSchema = { [key: string]: unknown };

/** The JSON Schema of values like a sample: types alone, nothing required. */
export function schemaLike(sample: unknown): JsonSchema {
  if (Array.isArray(sample)) {
    const items = sample.find((one) => one !== null);
    return items === undefined ? { type: 'array' } : { type: 'array', items: schemaLike(items) };
  }
  if (typeof sample === 'object' && sample !== null) {
    if (isMap(sample)) return { type: 'object', additionalProperties: schemaLike(Object.values(sample)[0]) };
    const properties = Object.entries(sample).map(([key, value]) => [key, schemaLike(value)]);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  if (typeof sample === 'string') return { type: 'string' };
  if (typeof sample === 'boolean') return { type: 'boolean' };
  if (typeof sample === 'number') return { type: Number.isInteger(sample) ? 'integer' : 'number' };
  return {};
}

/** What a value is by its papers, in words for a form; whatever comes is taken. */
export function described(sample: unknown): z.ZodType {
  return z.unknown().meta(schemaLike(sample));
}

/** The contract's way to show an object with free keys. */
export function isMap(sample: object): boolean {
  const keys = Object.keys(sample);
  return keys.length === 2 && keys[0] === 'property1' && keys[1] === 'property2';
}
