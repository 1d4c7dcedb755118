'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asRecord, type Raw } from '@/components/items/raw-value';
import { operations } from '@/components/operations/queries';
import { listAsked, recordAsked } from './asked';
import { directory } from './queries';
import { type DirectoryRow, recordsIn, rowOf } from './records';
import type { Resource } from './resources';

type Narrowed = { by: Record<string, string>; days: string | null };

/** The records of a resource, as the vendor lists them now. `rows` null: the answer has no list in it. */
export function useRecords(tenantId: string, resource: Resource, narrowed: Narrowed) {
  const [until, setUntil] = useState(() => Date.now());
  const operation = resource.list?.id ?? '';
  const described = useQuery({ ...operations.one(tenantId, operation), enabled: resource.list !== null });
  const asked = described.data ? listAsked(described.data, { ...narrowed, until }) : { params: {}, query: {} };
  const list = useQuery({
    ...directory.read(tenantId, operation, asked),
    enabled: described.data !== undefined,
    placeholderData: (before: unknown) => before,
  });
  const rows = list.data === undefined ? undefined : recordsIn(resource, list.data);
  return {
    described: described.data,
    rows,
    answer: list.data,
    at: list.dataUpdatedAt,
    error: described.error ?? list.error,
    isFetching: list.isFetching,
    readAgain: () => {
      if (described.error) void described.refetch();
      else if (described.data && 'start_time' in asked.query) setUntil(Date.now());
      else void list.refetch();
    },
  };
}

/** One record as the vendor has it now; a resource that has no read for one gives the row of its list. */
export function useRecord(tenantId: string, resource: Resource, id: string | null, row: DirectoryRow | undefined) {
  const client = useQueryClient();
  const operation = resource.detail?.id ?? '';
  const isRead = resource.detail !== null && id !== null;
  const described = useQuery({ ...operations.one(tenantId, operation), enabled: isRead });
  const asked = described.data && id !== null ? recordAsked(resource, described.data, id) : { params: {}, query: {} };
  const one = useQuery({
    ...directory.read(tenantId, operation, asked),
    enabled: isRead && described.data !== undefined,
  });
  const raw = asRecord(one.data);
  // What it was asked for by is its id, whether or not its record says so too.
  const read = raw && id !== null && Object.keys(raw).length > 0 ? { ...rowOf(resource, inner(raw)), id } : null;
  return {
    record: read ?? row,
    /** Read by itself, or known from the list alone. */
    isWhole: read !== null,
    described: described.data,
    error: isRead ? (described.error ?? one.error) : null,
    isFetching: isRead && (described.isFetching || one.isFetching),
    again: () => void one.refetch(),
    /** The record at this moment, to compare with what a person edits. Null: it cannot be read by itself. */
    now: async (): Promise<Raw | null> => {
      if (!isRead || !described.data) return null;
      return asRecord(await client.fetchQuery({ ...directory.read(tenantId, operation, asked), staleTime: 0 }));
    },
  };
}

/** A dataset comes with its items beside it. */
function inner(raw: Raw): Raw {
  const dataset = asRecord(raw.dataset);
  return dataset ? { ...dataset, ...raw } : raw;
}
