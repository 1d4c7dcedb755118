import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { type ActingRules, KeptRules, rulesOf } from './acting-rules';

/** How long writes are held, who wins a conflict, and what a bulk needs, in this workspace. */
export async function readActingRules(ctx: Ctx): Promise<ActingRules> {
  allow(ctx, 'findings.read');
  const row = await inTx(ctx, (ctx) => db(ctx).actingRules.findUnique({ where: { workspaceId: ctx.workspaceId } }));
  return rulesOf(row && KeptRules.parse(row));
}
