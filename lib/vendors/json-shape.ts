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

/** An id is text: a number would have lost digits on its way. It may be empty or absent, as in nested records. */
const Id = z.string().max(2000).nullish();

/**
 * Reads answers like a sample. Its container, the records in it and their ids are held to; every other field may change
 * its type or be missing, and unknown ones stay.
 */
export function answerLike(sample: unknown, idKeys: readonly string[], depth = 0): z.ZodType {
  if (depth < 3 && Array.isArray(sample)) {
    const [item] = sample;
    return item === undefined ? z.array(z.unknown()) : z.array(answerLike(item, idKeys, depth + 1));
  }
  if (depth < 3 && typeof sample === 'object' && sample !== null && !isMap(sample)) {
    const shape = Object.entries(sample).map(([key, value]) => [key, fieldLike(key, value, idKeys, depth)] as const);
    return z.looseObject(Object.fromEntries(shape));
  }
  return described(sample);
}

function fieldLike(key: string, value: unknown, idKeys: readonly string[], depth: number): z.ZodType {
  if (typeof value === 'string' && (idKeys.includes(key) || /_(uuid|id)$/.test(key))) return Id;
  if (typeof value !== 'object' || value === null) return described(value).optional();
  // A list that is empty may be sent as null or not at all.
  return answerLike(value, idKeys, depth + 1).nullish();
}

/** The contract's way to show an object with free keys. */
export function isMap(sample: object): boolean {
  const keys = Object.keys(sample);
  return keys.length === 2 && keys[0] === 'property1' && keys[1] === 'property2';
}
