import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { Sort } from './schema';

const VERSION = 2;
const instant = z.iso.datetime({ offset: true, local: true });
// Version, order, and the last row's place in that order.
const small = z.int().min(-32768).max(32767);
const due = z.union([instant, z.literal('infinity')]);
const Cursor = z.tuple([z.literal(VERSION), z.string(), small, small, instant, instant, due, z.uuid()]);

/** Where a page ended: what its last row is ordered by. */
export type Place = { severity: number; rank: number; updatedAt: string; createdAt: string; dueAt: string; id: string };

/** The end of a page as an opaque text, good for this order only. */
export function cursorOf(sort: Sort, place: Place): string {
  const { severity, rank, updatedAt, createdAt, dueAt, id } = place;
  return Buffer.from(JSON.stringify([VERSION, sort, severity, rank, updatedAt, createdAt, dueAt, id])).toString(
    'base64url',
  );
}

/** Throws `bad_input` for a text that is no cursor of ours, or of another order. */
export function placeOf(sort: Sort, cursor: string): Place {
  const read = Cursor.safeParse(jsonOf(cursor));
  if (!read.success || read.data[1] !== sort) {
    const message = 'This cursor does not belong to this list. Begin again without one.';
    throw new AppError('bad_input', message, { cursor: message });
  }
  const [, , severity, rank, updatedAt, createdAt, dueAt, id] = read.data;
  return { severity, rank, updatedAt, createdAt, dueAt, id };
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
