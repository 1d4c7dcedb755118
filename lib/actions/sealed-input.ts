import 'server-only';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { unsealCredentials } from '@/lib/vault/unseal';
import { hasSealed, putSecrets } from '@/lib/vendors/sealed-fields';
import type { Action } from './schema';

const Opened = z.object({
  secrets: z.array(z.object({ at: z.array(z.union([z.string(), z.number()])), value: z.unknown() })),
});

type Row = { workerKeyId: string; sealed: Buffer; vendor: string; origin: string };

/** An action's input with what was sealed of it put back: in the worker's memory, for as long as it is sent. */
export async function openInput(ctx: Ctx, action: Action): Promise<Action['input']> {
  const { workspaceId } = ctx;
  const { id: actionId, connectionId, input } = action;
  if (!hasSealed(input.body)) return input;
  const [row] = await rows<Row>(
    ctx,
    `select s.worker_key_id as "workerKeyId", s.sealed, c.vendor, c.origin
     from action_secret s join connection c on c.workspace_id = s.workspace_id and c.id = $3
     where s.workspace_id = $1 and s.action_id = $2`,
    [workspaceId, actionId, connectionId],
  );
  if (!row) throw new AppError('not_possible', 'What was secret in it is erased: call it again.');
  const { workerKeyId, sealed, vendor, origin } = row;
  const opened = unsealCredentials(workerKeyId, sealed, { workspaceId, connectionId, vendor, origin, actionId });
  return { ...input, body: putSecrets(input.body, Opened.parse(opened).secrets) };
}

/** Erases what was sealed of an action, in the caller's transaction. */
export async function eraseSecrets(ctx: Ctx, actionId: string): Promise<void> {
  await db(ctx).actionSecret.deleteMany({ where: { workspaceId: ctx.workspaceId, actionId } });
}
