import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { bytesOf, idOf } from '@/lib/held/filter';
import { columnsOf } from '@/lib/held/held';
import { storedOf } from '@/lib/held/stored';
import type { SourceTotal } from './shapes';

/**
 * What is stored of a noun of a connection. `walked`: of it those in the windows that the backfill has behind it, also what is
 * gone since, because the vendor has counted them when they were walked; null where it walks by none.
 */
export type Stored = { connectionId: string; noun: SourceTotal['noun']; stored: number; walked: number | null };

const FINDINGS =
  "select f.connection_id, 'finding' as noun, f.created_at as at, f.gone_at is not null as gone from finding f where f.workspace_id = $1";
const ITEMS =
  'select i.connection_id, i.noun, i.at, i.gone_at is not null as gone from item i where i.workspace_id = $1';
const countOf = (
  kept: string,
) => `select connection_id as "connectionId", noun, (count(*) filter (where not gone))::int as stored,
    case when past."to" is not null then (count(*) filter (where at >= past.next and at < past."to"))::int end as walked
  from (${kept}) kept
  left join (
    select s.connection_id, s.noun, (s.cursor->>'next')::timestamptz as next, (s.cursor->>'to')::timestamptz as "to"
    from sync_stream s where s.workspace_id = $1 and s.stream = 'backfill') past using (connection_id, noun)
  group by 1, 2, past."to"`;
const PASTS = `select s.connection_id as id, s.cursor->>'next' as next, s.cursor->>'to' as "to" from sync_stream s
  where s.workspace_id = $1 and s.stream = 'backfill' and s.noun = 'finding' and s.cursor->>'to' is not null`;

/** Findings are counted in memory where they are held: at a million Postgres takes three seconds. */
export async function storedCounts(ctx: Ctx): Promise<Stored[]> {
  const pasts = await rows<{ id: string; next: string | null; to: string }>(ctx, PASTS, [ctx.workspaceId], 'pasts');
  const columns = await columnsOf(ctx);
  if (!columns) {
    const all = countOf(`${FINDINGS} union all ${ITEMS}`);
    return rows<Stored>(ctx, all, [ctx.workspaceId], 'sources stored');
  }
  // Before it has begun nothing lies behind it.
  const walked = pasts.map(({ id, next, to }) => {
    return [bytesOf(id), { from: next === null ? Number.NaN : Date.parse(next), to: Date.parse(to) }] as const;
  });
  const findings = [...storedOf(columns, new Map(walked))].map(
    ([connection, counts]): Stored => ({ connectionId: idOf(connection), noun: 'finding', ...counts }),
  );
  return [...findings, ...(await rows<Stored>(ctx, countOf(ITEMS), [ctx.workspaceId], 'items stored'))];
}
