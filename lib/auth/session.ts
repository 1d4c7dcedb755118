import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { WorkspaceId } from '@/lib/model/ids';
import { Role } from '@/lib/model/role';

export const SESSION_IDLE_SECONDS = 30 * 60;
export const SESSION_SECONDS = 12 * 60 * 60;

const SessionRow = z.object({
  user_id: z.uuid(),
  user_name: z.string(),
  user_email: z.string(),
  workspace_id: WorkspaceId,
  workspace_name: z.string(),
  sandbox: z.boolean(),
  role: Role,
});

/** The statement behind every signed-in request: who this token is now, or no row. */
export const LOOK_UP = 'select * from session_lookup($1, $2)';

/** Who stands behind a session token now; null when it ended, idled, expired, or its person was disabled. */
export async function sessionOf(token: string, requestId: string): Promise<Ctx | null> {
  const values = [hashOf(token), SESSION_IDLE_SECONDS];
  const { rows } = await pool().query({ name: 'session_lookup', text: LOOK_UP, values });
  return rows[0] === undefined ? null : ctxFrom(rows[0], token, requestId);
}

/** A row of `session_lookup` as the ctx of its person; the one place where a web request's workspace comes from. */
export function ctxFrom(row: unknown, token: string, requestId: string): Ctx {
  const one = SessionRow.parse(row);
  return {
    workspaceId: one.workspace_id,
    workspaceName: one.workspace_name,
    sandbox: one.sandbox,
    actor: { role: one.role, userId: one.user_id, name: one.user_name, email: one.user_email },
    requestId,
    sessionToken: token,
  };
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token: a stolen copy of the table signs nobody in. */
export function hashOf(token: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(token).digest() as Buffer<ArrayBuffer>;
}
