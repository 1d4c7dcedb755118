import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { getFindingRow } from './detail';

/** Keeps an eye on a finding, or no longer: `is:watched` asks for one's own. Everybody who may look may watch. */
export async function watchFinding(ctx: Ctx, { id, watching }: { id: string; watching: boolean }) {
  allow(ctx, 'findings.read');
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const { userId } = person(ctx);
    await getFindingRow(ctx, id);
    const row = { workspaceId, userId, findingId: id };
    const { count } = watching
      ? await db(ctx).findingWatch.createMany({ data: [row], skipDuplicates: true })
      : await db(ctx).findingWatch.deleteMany({ where: row });
    if (count > 0) {
      const action = watching ? 'finding.watch' : 'finding.unwatch';
      await writeAudit(ctx, { action, subject: { kind: 'finding', id } });
    }
    return { id, watching };
  });
}
