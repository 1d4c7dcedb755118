import { z } from 'zod';
import { redact, storable } from '@/lib/http/redact';
import type { OddRecord } from '@/lib/model/record';

/**
 * Reads a vendor's list item by item. A record that no schema can read, or no mapper can map, is set aside with its
 * reason; the page survives.
 */
export function toPage<Item, Kept>(
  items: readonly unknown[],
  schema: z.ZodType<Item>,
  map: (item: Item) => Kept,
  idOf: (item: unknown) => string | null,
  total: number | null,
): { items: Kept[]; odd: OddRecord[]; total: number | null } {
  const kept: Kept[] = [];
  const odd: OddRecord[] = [];
  for (const item of items) {
    try {
      // A copy that Postgres can hold, so that one stray NUL does not cost the whole page.
      const read = schema.safeParse(redact(item, []));
      // Bytes that are no text became marks, and an id with a mark in it may be another record's.
      if (idOf(item)?.includes('\ufffd'))
        odd.push({ externalId: null, reason: 'Its id holds bytes that are no text.' });
      else if (read.success) kept.push(map(read.data));
      else odd.push({ externalId: idOf(item), reason: reasonOf(read.error) });
    } catch {
      // Mappers are meant to be total; should one not be, it costs one record and not the page.
      odd.push({ externalId: idOf(item), reason: 'This record could not be put into our form.' });
    }
  }
  return { items: kept, odd, total };
}

/** For an answer that is one record: the same copy that Postgres can hold, then its schema. */
export function oneRecord<Item>(schema: z.ZodType<Item>): z.ZodType<Item> {
  return z
    .unknown()
    .transform((answer) => redact(answer, []))
    .pipe(schema);
}

/** Reads the id of a record that may be of any shape: the text or whole number under `key`, else null. */
export function idAt(key: string): (item: unknown) => string | null {
  return (item) => {
    if (typeof item !== 'object' || item === null) return null;
    const id: unknown = Reflect.get(item, key);
    if (typeof id === 'string' && id.length > 0) return storable(id.slice(0, 200));
    return Number.isSafeInteger(id) ? String(id) : null;
  };
}

// Names the field and what was expected of it, never the value: that may be a secret or an attack.
function reasonOf(error: z.ZodError): string {
  const [first] = error.issues;
  if (!first) return 'This record does not fit its schema.';
  const field = first.path.map(String).join('.').slice(0, 80) || 'record';
  const expected = first.code === 'invalid_type' ? `is not of type ${first.expected}` : 'does not fit its schema';
  return `${field} ${expected}`;
}
