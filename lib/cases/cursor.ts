import { z } from 'zod';
import { AppError } from '@/lib/errors';

const Cursor = z.tuple([z.literal(1), z.iso.datetime({ offset: true }), z.uuid()]);

/** The end of a page of cases as an opaque text. */
export function cursorOf({ updatedAt, id }: { updatedAt: string; id: string }): string {
  return Buffer.from(JSON.stringify([1, updatedAt, id])).toString('base64url');
}

/** Throws `bad_input` for a text that is no cursor of ours. */
export function placeOf(cursor: string): { at: string; id: string } {
  const read = Cursor.safeParse(jsonOf(cursor));
  if (!read.success) {
    const message = 'This cursor does not belong to this list. Begin again without one.';
    throw new AppError('bad_input', message, { cursor: message });
  }
  return { at: read.data[1], id: read.data[2] };
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
