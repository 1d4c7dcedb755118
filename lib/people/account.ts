import 'server-only';
import { z } from 'zod';
import { pool } from '@/lib/db/pool';

const Account = z.object({
  user_id: z.uuid(),
  hash: z.string().nullable(),
  one_time_until: z.date().nullable(),
  workspace_id: z.uuid(),
});
export type Account = { userId: string; hash: string | null; oneTimeUntil: Date | null; workspaceId: string };

/** An enabled account that belongs to at least one workspace; null for every other e-mail. */
export async function accountOf(email: string): Promise<Account | null> {
  const { rows } = await pool().query('select * from sign_in_lookup($1)', [email]);
  if (rows[0] === undefined) return null;
  const { user_id, hash, one_time_until, workspace_id } = Account.parse(rows[0]);
  return { userId: user_id, hash, oneTimeUntil: one_time_until, workspaceId: workspace_id };
}
