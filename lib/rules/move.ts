import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { tooLate } from './checked';
import { getRule, listRules } from './read';
import type { Rules } from './shapes';

/** Lets a rule act before the one before it, or after the one after it. */
export async function moveRule(
  ctx: Ctx,
  { id, to, version }: { id: string; to: 'up' | 'down'; version: number },
): Promise<Rules> {
  allow(ctx, 'rules.manage');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await getRule(ctx, id);
    // All are locked, always in the same order: two who move at once move one after the other.
    const order = await db(ctx).$queryRaw<{ id: string; version: number }[]>`
      select id, version from rule where workspace_id = ${workspaceId}::uuid and removed_at is null
      order by position, id for update`;
    const at = order.findIndex((one) => one.id === id);
    const [one] = order.splice(at, 1);
    if (one?.version !== version) throw tooLate(before);
    const place = Math.min(Math.max(at + (to === 'up' ? -1 : 1), 0), order.length);
    if (place === at) return listRules(ctx);
    order.splice(place, 0, one);
    const ids = order.map((rule) => rule.id);
    await db(ctx).$executeRaw`
      update rule r set position = w.n from unnest(${ids}::uuid[]) with ordinality w(id, n)
      where r.workspace_id = ${workspaceId}::uuid and r.id = w.id and r.position <> w.n`;
    await db(ctx).rule.updateMany({
      where: { workspaceId, id },
      data: { version: { increment: 1 }, changedBy: userId, changedAt: new Date() },
    });
    const audit = { before: { place: at + 1 }, after: { place: place + 1, name: before.name } };
    await writeAudit(ctx, { action: 'rule.move', subject: { kind: 'rule', id }, ...audit });
    return listRules(ctx);
  });
}
