import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { storeCredentials } from '@/lib/vault/secrets';

type Checked = { id: string; vendor: string; origin: string; inboxId: string | null };
type Now = { state: string; name: string };

/** The credentials worked: they are kept (null: they are already), and what was waiting runs. */
export async function settleAccepted(
  ctx: Ctx,
  checked: Checked,
  credentials: Record<string, unknown> | null,
  words: string,
): Promise<void> {
  await settle(ctx, checked, async (ctx, { state }) => {
    if (credentials) await storeCredentials(ctx, checked, credentials);
    const at = new Date();
    // A disabled connection gets its new credentials and stays disabled.
    const next = state === 'disabled' ? {} : { state: 'ok', stateAt: at };
    await update(ctx, checked.id, { ...next, stateNote: words, verifiedAt: at });
    await audit(ctx, checked, 'connection.credentials_accepted', { words, stored: credentials !== null });
  });
}

/** The credentials are thrown away. What ran before goes on with what it had; what waited stops. */
export async function settleRefused(ctx: Ctx, checked: Checked, words: string): Promise<void> {
  await settle(ctx, checked, async (ctx, { state }) => {
    if (state === 'pending')
      await update(ctx, checked.id, { state: 'auth_failed', stateAt: new Date(), stateNote: words });
    else if (checked.inboxId)
      await update(ctx, checked.id, { stateNote: `The new credentials were not taken: ${words}` });
    await audit(ctx, checked, 'connection.credentials_refused', { words });
  });
}

/** The vendor could not be asked; the credentials wait on, and the connection says why. */
export async function settleLater(ctx: Ctx, { id }: Checked, words: string): Promise<void> {
  await inTx(ctx, (ctx) => update(ctx, id, { stateNote: `Not checked yet, tried again: ${words}` }));
}

/**
 * Nothing happens where the connection was removed or given another address while its credentials were tried, or where
 * another worker has settled them.
 */
async function settle(ctx: Ctx, checked: Checked, work: (ctx: Ctx, now: Now) => Promise<void>): Promise<void> {
  const { workspaceId } = ctx;
  const { id, origin, inboxId } = checked;
  await inTx(ctx, async (ctx) => {
    const [now] = await db(ctx).$queryRaw<Now[]>`
      select state, name from connection where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
        and origin = ${origin} and state <> 'removed'
        and (${inboxId}::uuid is null or exists (select 1 from connection_inbox i
          where i.workspace_id = ${workspaceId}::uuid and i.connection_id = ${id}::uuid and i.id = ${inboxId}::uuid))
      for update`;
    if (!now) return;
    await work(ctx, now);
    if (inboxId)
      await db(ctx).connectionInbox.deleteMany({ where: { workspaceId, connectionId: id, id: { lte: inboxId } } });
  });
}

async function update(ctx: Ctx, id: string, data: object): Promise<void> {
  await db(ctx).connection.updateMany({ where: { workspaceId: ctx.workspaceId, id }, data });
}

function audit(ctx: Ctx, { id, vendor, origin }: Checked, action: string, about: object): Promise<void> {
  return writeAudit(ctx, { action, subject: { kind: 'connection', id }, after: { vendor, origin, ...about } });
}
