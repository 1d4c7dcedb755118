import 'server-only';
import { hashPassword } from '@/lib/auth/password';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';

export const ONE_TIME_DAYS = 7;

/** Sets the hash in the caller's transaction. `oneTime`: good for one sign-in within a week. The web role can write it but not read it. */
export async function storePassword(ctx: Ctx, userId: string, password: string, oneTime: boolean): Promise<void> {
  const hash = await hashPassword(password);
  const until = oneTime ? new Date(Date.now() + ONE_TIME_DAYS * 86_400_000) : null;
  await db(ctx).$executeRaw`
    insert into user_password (user_id, hash, one_time_until) values (${userId}::uuid, ${hash}, ${until}::timestamptz)
    on conflict (user_id) do update
      set hash = ${hash}, one_time_until = ${until}::timestamptz, updated_at = now()`;
}
