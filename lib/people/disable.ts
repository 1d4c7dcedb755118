import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { changeMembership, endSessions, keepAnAdmin } from './membership';
import type { Person, PersonVersion } from './schema';

/** Shuts somebody out of this workspace from the next request on; what they did stays in their name. */
export async function disablePerson(ctx: Ctx, { id, version }: PersonVersion & { id: string }): Promise<Person> {
  allow(ctx, 'people.edit');
  return inTx(ctx, async (ctx) => {
    await keepAnAdmin(ctx, id);
    const { before, after } = await changeMembership(ctx, { id, version }, { disabledAt: new Date() });
    await endSessions(ctx, id);
    await writeAudit(ctx, { action: 'person.disable', subject: { kind: 'person', id }, before, after });
    return after;
  });
}
