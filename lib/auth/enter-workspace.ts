import 'server-only';
import type { Ctx, Tx } from '@/lib/db/ctx';

/** Steps behind a workspace's wall inside a transaction that began before any workspace was known. */
export async function enterWorkspace(tx: Tx, ctx: Ctx): Promise<Ctx & { tx: Tx }> {
  await tx.$executeRaw`select set_config('onequeue.workspace', ${ctx.workspaceId}, true)`;
  return { ...ctx, tx };
}
