import type { EntityKind } from '@/lib/entities/schema';
import type { Entity } from '@/lib/entities/shapes';

const KINDS: Record<EntityKind, string> = {
  person: 'Person',
  device: 'Device',
  resource: 'Resource',
  account: 'Account',
  document: 'Document',
};

export function entityKindLabel(kind: EntityKind): string {
  return KINDS[kind];
}

/** What the vendors cannot say of such a thing, so that its absence is not taken for peace. */
const LIMITS: Record<EntityKind, string | null> = {
  person: null,
  device: 'No vendor names a device in its findings: Edge’s alerts say only how many there were.',
  resource: 'No vendor’s request names a resource.',
  account: null,
  document: 'No vendor’s request names a document by its id.',
};

export function limitOf(kind: EntityKind): string | null {
  return LIMITS[kind];
}

/** Around what changes were looked for, as the middle of a sentence. */
export function aroundWords({ window: { finding, asked }, approvals }: Pick<Entity, 'window' | 'approvals'>): string {
  if (finding) return asked ? 'the finding you chose' : 'the latest finding';
  return approvals.length > 0 ? 'the latest request' : 'now';
}
