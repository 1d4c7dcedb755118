import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { ItemNoun } from '@/lib/model/record';
import { getItem } from './read';
import type { ItemVersion, ItemVersions } from './shapes';

const MOST = 100;

// What was sent from here between two looks stands with what the second one saw: a look is the only proof of it.
const VERSIONS = `select v.n, v.seen_at as "seenAt", v.title, v.status, v.at, v.raw,
    (select coalesce(json_agg(json_build_object('actionId', a.id, 'command', a.command, 'operation', a.input->>'operation',
        'by', json_build_object('id', u.id, 'name', u.name),
        'answeredBy', case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end) order by a.sent_at desc), '[]')
      from action a join app_user u on u.id = a.requested_by left join app_user b on b.id = a.answered_by
      where a.workspace_id = $1 and a.item_id = $2 and a.state = 'done' and a.sent_at <= v.seen_at and a.sent_at > v.after) as asked
  from (select *, coalesce(lag(seen_at) over (order by n), seen_at) as after from item_version
    where workspace_id = $1 and item_id = $2 order by n desc limit ${MOST}) v order by v.n desc`;

type Row = Omit<ItemVersion, 'seenAt' | 'at'> & Record<'seenAt' | 'at', Date>;

/** What an item was, newest first, as far back as it was kept. Throws `not_found`. */
export async function listVersions(ctx: Ctx, { noun, id }: { noun: ItemNoun; id: string }): Promise<ItemVersions> {
  allow(ctx, 'items.read');
  // One of a noun that is not kept has none; one that is not there must not look like it.
  await getItem(ctx, noun, id);
  const found = await rows<Row>(ctx, VERSIONS, [ctx.workspaceId, id], 'item versions');
  const versions = found.map((row) => ({ ...row, seenAt: row.seenAt.toISOString(), at: row.at.toISOString() }));
  return { versions, isCut: found.at(-1) !== undefined && found.at(-1)?.n !== 1 };
}
