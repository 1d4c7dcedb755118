import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { changeMembership, endSessions, keepAnAdmin } from './membership';
import type { ChangeRole, Person } from './schema';

/** The person signs in anew afterwards: no session outlives the role it was opened with. */
export async function changeRole(ctx: Ctx, { id, role, version }: ChangeRole & { id: string }): Promise<Person> {
  allow(ctx, 'people.edit');
  return inTx(ctx, async (ctx) => {
    if (role !== 'admin') await keepAnAdmin(ctx, id);
    const { before, after } = await changeMembership(ctx, { id, version }, { role });
    await endSessions(ctx, id);
    await writeAudit(ctx, { action: 'person.role', subject: { kind: 'person', id }, before, after });
    return after;
  });
}
