'use client';

import { filterAt, filterSentence } from './policy-filter';
import { useKnownTags } from './use-known-tags';

/** A filter as one sentence, its tags by the names that the tenant has for them. */
export function FilterLine({ tenantId, value }: { tenantId: string; value: unknown }) {
  const { names } = useKnownTags(tenantId);
  return filterSentence(filterAt({ value }, 'value', names)) ?? 'No condition';
}

/** True for a value of the form that this vendor's filters have. */
export function isFilter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('include_any' in value || 'exclude_any' in value);
}
