import { z } from 'zod';

const Json = z.json();

/** A value that a JSON column takes: what a schema has read may still hold `undefined`, which JSON leaves out. */
export function jsonOf(value: unknown): z.infer<typeof Json> & object {
  const plain = Json.parse(JSON.parse(JSON.stringify(value)));
  if (typeof plain !== 'object' || plain === null) throw new Error('settings are an object');
  return plain;
}
