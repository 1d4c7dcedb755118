import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import type { ItemNoun } from '@/lib/model/record';

type Over = { noun: ItemNoun; externalId?: string; title?: string; status?: string | null; at?: Date; raw: object };

/** An entry of a list as a sync would have stored it; gives its id. */
export async function anItem(ctx: Ctx, connectionId: string, over: Over): Promise<string> {
  const id = uuidv7();
  const { noun, externalId = id, title = 'Entry', status = null, at = new Date(), raw } = over;
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, status, at, raw, hash)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, '')`,
    [ctx.workspaceId, id, connectionId, noun, externalId, title, status, at, JSON.stringify(raw)],
  );
  return id;
}
