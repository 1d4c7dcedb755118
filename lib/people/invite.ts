import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import { generatePassword } from '@/lib/auth/password';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getPerson } from './read';
import type { Invited, InvitePerson } from './schema';
import { storePassword } from './store-password';

/**
 * Gives somebody a role here. A new account gets a one-time password, told once in the answer and kept nowhere in
 * clear; an account that works in another workspace already keeps its own, and `password` is null.
 */
export async function invitePerson(ctx: Ctx, { email, name, role }: InvitePerson): Promise<Invited> {
  allow(ctx, 'people.edit');
  return inTx(ctx, async (ctx) => {
    const created = await db(ctx).user.createManyAndReturn({
      data: [{ id: uuidv7(), email, name }],
      select: { id: true },
      skipDuplicates: true,
    });
    const isNew = created[0] !== undefined;
    const { id } = created[0] ?? (await db(ctx).user.findUniqueOrThrow({ where: { email }, select: { id: true } }));
    const joined = await db(ctx).membership.createMany({
      data: [{ workspaceId: ctx.workspaceId, userId: id, role }],
      skipDuplicates: true,
    });
    if (joined.count === 0) {
      const message = 'Somebody with this e-mail is in this workspace already.';
      throw new AppError('conflict', message, { email: message });
    }
    const password = isNew ? generatePassword() : null;
    if (password !== null) await storePassword(ctx, id, password, true);
    const person = await getPerson(ctx, id);
    await writeAudit(ctx, { action: 'person.invite', subject: { kind: 'person', id }, after: person });
    return { person, password };
  });
}
