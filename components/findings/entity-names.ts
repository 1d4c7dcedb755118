import type { Route } from 'next';
import { entityHref } from '@/lib/entities/address';
import type { FindingRow } from '@/lib/findings/shapes';

type Named = Pick<FindingRow, 'id' | 'person' | 'resource' | 'account'> & { document?: string | null };
export type EntityName = { kind: 'person' | 'document' | 'resource' | 'account'; value: string; href: Route };

const KINDS = ['person', 'document', 'resource', 'account'] as const;

/** Whom and what a finding names that has a page, which opens around that finding. */
export function entityNames(row: Named): EntityName[] {
  return KINDS.flatMap((kind) => {
    const value = row[kind] ?? null;
    const href = value === null ? null : entityHref(kind, value, row.id);
    return value === null || href === null ? [] : [{ kind, value, href }];
  });
}

/** The page of what a value of a record names; null for what has none. */
export function hrefOfValue(row: Named, value: string | null): Route | null {
  if (value === null) return null;
  const plain = value.trim().toLowerCase();
  return entityNames(row).find((one) => one.value.toLowerCase() === plain)?.href ?? null;
}
