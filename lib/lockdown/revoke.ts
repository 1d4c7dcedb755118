import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import { sendOperation } from '@/lib/operations/call';
import { callable } from '@/lib/operations/of-connection';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { revokeExternalBody, sharingOf } from '@/lib/vendors/lacework-edge/document';
import { readOperationInput } from '@/lib/vendors/operation-input';
import { seenDocument } from './look';
import type { RevokeBody } from './schema';

type Revoke = RevokeBody & { id: string; idempotencyKey: string | null };

/**
 * Takes the external shares of an incident's document away at Edge, held like any revocation. The document is read once
 * more first: what is not as the person saw it is not touched, and what does not show itself as the incident's file only
 * where they said that it is.
 */
export async function revokeExternalSharing(ctx: Ctx, asked: Revoke, signal: AbortSignal): Promise<OperationAnswer> {
  const { id, documentId, seen, isConfirmed, idempotencyKey } = asked;
  allow(ctx, 'operations.write');
  const { tenant, document, look } = await seenDocument(ctx, asked, signal);
  if (document === null) throw new AppError('not_possible', look.words);
  const operation = callable(tenant, 'revokeDocumentSharing');
  allow(ctx, operation.permission);
  if (!look.isSharedOutside) {
    throw new AppError('not_possible', 'Edge shows no external sharing of this document: there is nothing to revoke.');
  }
  if (look.seen !== seen) throw new AppError('conflict', 'The document changed at Edge since you looked. Look again.');
  if (!look.isMatch && !isConfirmed) {
    const fields = { isConfirmed: 'Its name or owner does not show it: say that it is this document.' };
    throw new AppError('bad_input', 'It is not certain that this is the document of the incident.', fields);
  }
  const given = { params: { uuid: documentId }, query: {}, body: revokeExternalBody(documentId, document) };
  const input = readOperationInput(operation, given, tenant.settings);
  const { name, owner, agreement } = look;
  const before = { documentId, name, owner, agreement, ...sharingOf(document) };
  await checkNotUnderWay(ctx, asked);
  const about = { findingId: id, before };
  return sendOperation(ctx, { tenant, operation, input, idempotencyKey, about }, signal);
}

/** With a key of its own the same request may come again, and gets its own answer. */
async function checkNotUnderWay(ctx: Ctx, { id, tenantId, documentId, idempotencyKey }: Revoke): Promise<void> {
  if (idempotencyKey !== null) {
    const known = await rows(
      ctx,
      'select 1 from answered_request where workspace_id = $1 and user_id = $2 and key = $3',
      [ctx.workspaceId, ctx.actor.userId, idempotencyKey],
      'lockdown_known',
    );
    if (known.length > 0) return;
  }
  const under = await rows(
    ctx,
    `select 1 from action where workspace_id = $1 and finding_id = $2 and connection_id = $3 and target = $4
       and command = 'operation.call' and state not in ('done', 'rejected', 'cancelled') limit 1`,
    [ctx.workspaceId, id, tenantId, documentId],
    'lockdown_under_way',
  );
  if (under.length > 0) throw new AppError('conflict', 'It is on its way already: the timeline says how it stands.');
}
