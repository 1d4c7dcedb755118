import { hash } from 'node:crypto';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';

/** 16 bytes over everything we keep of a record. Equal hashes mean a re-sync has nothing to write. */
export function contentHash(record: FindingRecord | ItemRecord): Buffer {
  // The document follows from the raw record.
  const { raw, document: _document, ...known } = { document: null, ...record };
  const volatile = 'volatile' in record ? (record.volatile ?? []) : [];
  const steady = volatile.length === 0 ? raw : without(raw, volatile);
  return hash('sha256', JSON.stringify([known, steady]), 'buffer').subarray(0, 16);
}

// Undefined is not written as JSON. A spread keeps the object's form, which makes writing it several times as fast.
function without(raw: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const rest = { ...raw };
  for (const key of keys) if (key in rest) rest[key] = undefined;
  return rest;
}
