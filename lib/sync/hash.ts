import { createHash } from 'node:crypto';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';

/** 16 bytes over everything we keep of a record. Equal hashes mean a re-sync has nothing to write. */
export function contentHash(record: FindingRecord | ItemRecord): Buffer {
  const { raw, ...known } = record;
  const volatile = 'volatile' in record ? (record.volatile ?? []) : [];
  const steady =
    volatile.length === 0 ? raw : Object.fromEntries(Object.entries(raw).filter(([key]) => !volatile.includes(key)));
  return createHash('sha256')
    .update(JSON.stringify([known, steady]))
    .digest()
    .subarray(0, 16);
}
