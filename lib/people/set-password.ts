import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import { generatePassword } from '@/lib/auth/password';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { changeMembership, endSessions } from './membership';
import type { Invited, PersonVersion } from './schema';
import { storePassword } from './store-password';

/** Hands out a new one-time password, told once in the answer; the old one and every session end. */
export async function setPassword(ctx: Ctx, { id, version }: PersonVersion & { id: string }): Promise<Invited> {
  allow(ctx, 'people.edit');
  return inTx(ctx, async (ctx) => {
    const { after } = await changeMembership(ctx, { id, version }, {});
    if (!(await isOursAlone(ctx, id))) {
      throw new AppError('not_possible', `${after.name} works in other workspaces too and sets the password alone.`);
    }
    const password = generatePassword();
    await storePassword(ctx, id, password, true);
    await endSessions(ctx, id);
    const record = { name: after.name, by: 'admin' };
    await writeAudit(ctx, { action: 'person.password', subject: { kind: 'person', id }, after: record });
    return { person: { ...after, isInvited: true }, password };
  });
}

/** Otherwise the admin of one workspace could enter another as somebody else. */
async function isOursAlone(ctx: Ctx, id: string): Promise<boolean> {
  const [row] = await db(ctx).$queryRaw<{ alone: boolean }[]>`select is_ours_alone(${id}::uuid) as alone`;
  return row?.alone ?? false;
}
