import 'server-only';
import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { hashOf, SESSION_IDLE_SECONDS } from '@/lib/auth/session';
import { pool } from '@/lib/db/pool';
import { Role } from '@/lib/model/role';

/** Whose stream it is. */
export type Open = { workspaceId: string; userId: string; sessionToken: string };

const Row = z.object({ token_hash: z.instanceof(Buffer), workspace_id: z.uuid(), user_id: z.uuid(), role: Role });
const ASK = 'select * from session_watch($1, $2)';

/** Those whose session is still there, in the same workspace and with the right to read findings. It is not its use. */
export async function stillTheirs<One extends Open>(streams: readonly One[]): Promise<ReadonlySet<One>> {
  if (streams.length === 0) return new Set();
  const hashes = new Map(streams.map((one) => [one, hashOf(one.sessionToken)]));
  const { rows } = await pool().query({
    name: 'session_watch',
    text: ASK,
    values: [[...hashes.values()], SESSION_IDLE_SECONDS],
  });
  const sessions = new Map(rows.map((row) => [Row.parse(row).token_hash.toString('hex'), Row.parse(row)]));
  return new Set(
    streams.filter((one) => {
      const session = sessions.get(hashes.get(one)?.toString('hex') ?? '');
      return (
        session?.workspace_id === one.workspaceId &&
        session.user_id === one.userId &&
        may(session.role, 'findings.read')
      );
    }),
  );
}
