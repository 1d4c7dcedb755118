import { z } from 'zod';
import { isRecord } from '../read-back';

const text = z.string().trim().max(500).catch('');
const flag = z.boolean().nullable().catch(null);
const identity = z
  .looseObject({ display: text, id: text, external: flag })
  .catch({ display: '', id: '', external: null });

/** A document as `getDocument` answers it. What only describes may be missing; then it is empty or null. */
const Document = z.looseObject({
  datasource: text,
  is_shared: flag,
  is_shared_externally: flag,
  is_sensitive: flag,
  identity: z.looseObject({
    display: text,
    id: text,
    owner_id: text,
    site_id: text,
    object_id_encrypted: text,
    viewer_id: text,
  }),
  owner: identity,
  // The one list that the contract has of who can open it: those within the company are named nowhere.
  external_access: z
    .array(z.looseObject({ access_id: text, target_domain: text, target_identity: identity }))
    .nullable()
    .transform((list) => list ?? []),
});
export type EdgeDocument = z.output<typeof Document>;

/** Null: the answer is not a document. */
export function documentIn(answer: unknown): EdgeDocument | null {
  return Document.safeParse(answer).data ?? null;
}

/** Who can open it. `outside` null: Edge lists it as external access and does not say that it is one. */
export type Collaborator = { name: string | null; domain: string | null; outside: boolean | null };

export function collaboratorsOf({ external_access: list }: EdgeDocument): Collaborator[] {
  return list.map(({ target_domain: domain, target_identity: { display, external } }) => ({
    name: display || null,
    domain: domain || null,
    outside: external,
  }));
}

export function isSharedOutside({ is_shared_externally: said, external_access: list }: EdgeDocument): boolean {
  return said === true || list.some(({ target_identity }) => target_identity.external !== false);
}

/**
 * The body that takes external shares away, made of what the document says of itself. The contract says that `user_uuid`
 * is needed to read the document at its source and not whose it is: that the owner's will do is our guess.
 */
export function revokeExternalBody(uuid: string, { identity, owner }: EdgeDocument): Record<string, string | boolean> {
  const ownerId = identity.owner_id || owner.id;
  const named = {
    normalized_document_uuid: uuid,
    object_id: identity.id,
    object_id_encrypted: identity.object_id_encrypted,
    site_id: identity.site_id,
    viewer_uuid: identity.viewer_id,
    owner_uuid: ownerId,
    user_uuid: ownerId,
  };
  return { external_only: true, ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '')) };
}

/** Whether the document, as it was read after a revocation, shows that it was done. */
export function judgeRevoked(answer: unknown, sent: unknown): 'applied' | 'absent' | 'unknown' {
  const document = documentIn(answer);
  if (document === null) return 'unknown';
  const isGone = !isSharedOutside(document) && (isExternalOnly(sent) || document.is_shared !== true);
  return isGone ? 'applied' : 'absent';
}

function isExternalOnly(body: unknown): boolean {
  return isRecord(body) && body.external_only === true;
}

/** As many as stand on record; a document can have thousands. */
const MOST = 100;

/** Who can open it as a record keeps it: how many, and the first of them by name. */
export function sharingOf(document: EdgeDocument): { sharedOutside: boolean; total: number; collaborators: string[] } {
  const all = collaboratorsOf(document);
  const named = all.slice(0, MOST).map(({ name, domain }) => name ?? domain ?? 'not named by Edge');
  return { sharedOutside: isSharedOutside(document), total: all.length, collaborators: named };
}
