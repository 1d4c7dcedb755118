import 'server-only';
import { createHash } from 'node:crypto';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError, VendorError } from '@/lib/errors';
import { streamOperation } from '@/lib/live/ask';
import { callable, type Tenant, tenantOf } from '@/lib/operations/of-connection';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { about as edge } from '@/lib/vendors/lacework-edge/about';
import { collaboratorsOf, documentIn, type EdgeDocument, isSharedOutside } from '@/lib/vendors/lacework-edge/document';
import { incidentFile } from '@/lib/vendors/zscaler-workflow/incident-file';
import { agreementOf } from './agreement';
import { incidentRecord } from './incident';
import type { LockdownLook } from './shapes';

type Place = { id: string; tenantId: string; documentId: string };
type Seen = { tenant: Tenant } & (
  | { document: null; look: Extract<LockdownLook, { found: false }> }
  | { document: EdgeDocument; look: Extract<LockdownLook, { found: true }> }
);

/** Asks Edge for the document of this id and compares it with what the incident says of its file. Stores nothing. */
export async function lookAtDocument(ctx: Ctx, place: Place, signal: AbortSignal): Promise<LockdownLook> {
  return (await seenDocument(ctx, place, signal)).look;
}

/** The same with the document and its tenant. Throws `not_found` for an incident or a tenant of nobody here. */
export async function seenDocument(ctx: Ctx, { id, tenantId, documentId }: Place, signal: AbortSignal): Promise<Seen> {
  allow(ctx, 'operations.read');
  const file = incidentFile(await incidentRecord(ctx, id));
  const tenant = await tenantOf(ctx, tenantId);
  if (tenant.vendor !== edge.id) throw new AppError('not_found', 'There is no such Edge tenant.');
  const read = await readDocument(ctx, tenant, documentId, signal);
  if ('words' in read) return { tenant, document: null, look: { found: false, words: read.words } };
  const { document } = read;
  const agreement = agreementOf(file, document);
  const look = {
    found: true as const,
    documentId,
    name: document.identity.display || null,
    owner: document.owner.display || null,
    app: document.datasource || null,
    isSharedOutside: isSharedOutside(document),
    isShared: document.is_shared,
    isSensitive: document.is_sensitive,
    collaborators: collaboratorsOf(document),
    agreement,
    isMatch: agreement.name === 'agree' && agreement.owner === 'agree',
  };
  // The grants by their ids too: others of the same names are others.
  const grants = document.external_access.map((one) => one.access_id);
  const seen = createHash('sha256')
    .update(JSON.stringify([tenant.id, look, grants]))
    .digest('hex');
  return { tenant, document, look: { ...look, seen } };
}

/** By its papers Edge answers an id that it does not know with 400, and maybe with 404: both say so here, in its words. */
const UNKNOWN: readonly (number | undefined)[] = [400, 404];

async function readDocument(
  ctx: Ctx,
  tenant: Tenant,
  documentId: string,
  signal: AbortSignal,
): Promise<{ document: EdgeDocument } | { words: string }> {
  const { id: operation } = callable(tenant, 'getDocument');
  const asked = { connectionId: tenant.id, operation, params: { uuid: documentId }, query: {} };
  try {
    const response = await streamOperation(ctx, asked, signal);
    const answer = (await response.json()) as OperationAnswer; // the worker is ours and made it of the same type
    const document = answer.outcome === 'answered' ? documentIn(answer.result) : null;
    if (!document) throw new VendorError('garbled', 'Lacework Edge answered something that is no document.');
    return { document };
  } catch (error) {
    if (!(error instanceof VendorError) || error.fault !== 'refused' || !UNKNOWN.includes(error.detail.status))
      throw error;
    return { words: error.message };
  }
}
