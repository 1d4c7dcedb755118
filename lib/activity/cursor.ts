import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { ActivitySort } from './schema';

/** Where a page ends: the entry it ended with. */
export type Place = { at: Date; side: 'vendor' | 'own'; id: string };

const Sort = z.enum(['-at', 'at']);
const At = z.iso.datetime();
const Cursor = z.union([
  z.tuple([z.literal(1), Sort, At, z.literal('vendor'), z.uuid()]),
  z.tuple([z.literal(1), Sort, At, z.literal('own'), z.string().regex(/^\d{1,15}$/)]),
]);

export function cursorOf(sort: ActivitySort, { at, side, id }: Place): string {
  return Buffer.from(JSON.stringify([1, sort, at.toISOString(), side, id])).toString('base64url');
}

/** Throws `bad_input` for a cursor that is none, or one of another order. */
export function placeOf(sort: ActivitySort, cursor: string): Place {
  const read = Cursor.safeParse(jsonOf(cursor));
  if (!read.success || read.data[1] !== sort) {
    const message = 'This cursor does not belong to this list. Begin again without one.';
    throw new AppError('bad_input', message, { cursor: message });
  }
  const [, , at, side, id] = read.data;
  return { at: new Date(at), side, id };
}

/** Undefined, which no schema takes, for what is no JSON. */
function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
