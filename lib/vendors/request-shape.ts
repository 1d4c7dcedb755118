import { z } from 'zod';
import { described, isMap } from './json-shape';

/** A field of a request as a contract lists it. */
export type RequestField = { name: string; type: string; enum?: number[]; note?: string };

const Text = z.string().max(100_000);

/** A field of a body. Enums stay open: the known values are named, others are sent as given. */
export function bodyField({ type, enum: known, note }: RequestField, sample: unknown): z.ZodType {
  const meta = { ...(note ? { description: note } : {}), ...(known ? { known } : {}) };
  return typed(type, sample).meta(meta);
}

function typed(type: string, sample: unknown): z.ZodType {
  switch (type) {
    case 'string':
      return Text;
    case 'integer':
      return z.int();
    case 'boolean':
      return z.boolean();
    case 'array<string>':
      return z.array(Text).max(5000);
    case 'array<integer>':
      return z.array(z.int()).max(5000);
    case 'array<object>':
      return z.array(objectLike(Array.isArray(sample) ? sample[0] : undefined)).max(5000);
    case 'object':
      return objectLike(sample);
    default:
      throw new Error(`a contract names the type ${type}`);
  }
}

/** An object of a request by its sample: the types of its own fields are held to, deeper ones are described. */
export function objectLike(sample: unknown): z.ZodType {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample) || isMap(sample)) {
    return z.record(z.string(), z.unknown());
  }
  const shape = Object.entries(sample).map(([key, value]) => [key, valueLike(value).optional()] as const);
  return z.looseObject(Object.fromEntries(shape));
}

function valueLike(value: unknown): z.ZodType {
  if (typeof value === 'string') return Text;
  if (typeof value === 'boolean') return z.boolean();
  if (typeof value === 'number') return z.number();
  return described(value);
}

/** A list in a query: its name is sent once for each value. */
export function queryList<T extends z.ZodType>(item: T): z.ZodType {
  return z.array(item).max(200).optional();
}

export const Digits = z.string().regex(/^-?\d{1,18}$/, 'A whole number.');

/** A whole number in an address: as a number, or as text where it has many digits. */
export const QueryNumber = z.union([z.int(), Digits]);
export const QueryFlag = z.union([z.boolean(), z.enum(['true', 'false'])]);
