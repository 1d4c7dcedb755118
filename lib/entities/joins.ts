import type { FindingRow } from '@/lib/findings/shapes';
import { termText } from '@/lib/query/print';
import type { EntityKind, JoinKey } from './schema';

/** The findings of an entity in the query language; null: no vendor names such a thing in its findings. */
export function termOf(kind: EntityKind, key: string): string | null {
  return kind === 'device' ? null : termText(kind, key);
}

/** Which key says that a finding is of the entity. `given`: the key of the entity itself, where it has only one. */
export function keyOfFinding(
  kind: EntityKind,
  row: Pick<FindingRow, 'source' | 'person' | 'resource'>,
  given: JoinKey,
) {
  switch (kind) {
    case 'person':
      return personKey(row.person ?? '');
    case 'resource':
      return resourceKey(row);
    case 'account':
      return ACCOUNT_KEYS[row.source];
    case 'document':
    case 'device':
      return given;
  }
}

export function personKey(person: string): JoinKey {
  return person.includes('@') ? 'mail' : 'user id';
}

const ACCOUNT_KEYS = {
  dlp: 'account name',
  posture: 'account id',
  edge: 'account name',
  automation: 'workspace',
} as const satisfies Record<FindingRow['source'], JoinKey>;

/** What a source writes where the queue has "resource". */
function resourceKey({ source, resource }: Pick<FindingRow, 'source' | 'resource'>): JoinKey {
  if (resource?.toLowerCase().startsWith('arn:')) return 'ARN';
  if (source === 'dlp') return 'file name';
  return source === 'automation' ? 'resource name' : 'resource id';
}
