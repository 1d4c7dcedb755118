import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import type { ItemNoun } from '@/lib/model/record';

type Over = {
  noun?: ItemNoun;
  kind?: string;
  title?: string;
  status?: string | null;
  at?: Date;
  raw?: object;
  gone?: boolean;
  externalId?: string;
};

/** An item of the workspace, as its sync would have stored it. */
export async function anItem(ctx: Ctx, connectionId: string, over: Over = {}): Promise<string> {
  const id = uuidv7();
  const {
    noun = 'activity',
    kind = 'user_login',
    title = 'Signed in',
    status = null,
    at = new Date(),
    raw = {},
    gone = false,
  } = over;
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, status, at, gone_at, raw, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $10 then now() end, $11, $12)`,
    [
      ctx.workspaceId,
      id,
      connectionId,
      noun,
      kind,
      over.externalId ?? id,
      title,
      status,
      at,
      gone,
      raw,
      createHash('sha256').update(id).digest(),
    ],
  );
  return id;
}
