import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { changeMembership } from './membership';
import type { Person, PersonVersion } from './schema';

/** Lets a disabled person back in, with the role they had. */
export async function enablePerson(ctx: Ctx, { id, version }: PersonVersion & { id: string }): Promise<Person> {
  allow(ctx, 'people.edit');
  return inTx(ctx, async (ctx) => {
    const { before, after } = await changeMembership(ctx, { id, version }, { disabledAt: null });
    await writeAudit(ctx, { action: 'person.enable', subject: { kind: 'person', id }, before, after });
    return after;
  });
}
