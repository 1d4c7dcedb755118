import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { changeFindings } from '@/lib/findings/change';
import { log } from '@/lib/log';
import { type ActingRule, planOf } from './effect';
import { BATCH, nextPart } from './match';

/** Parts that a rule takes before the next one has its turn. */
const MOST_PARTS = 20;
/** Looks at what the looks before did, until the other workspaces have their turn: so many rules may follow each other at once. */
const MOST_LOOKS = 10;

// In the order in which they act; one that has nothing to look at is not asked. What ended before this look is what all of them see in it.
const WITH_NEWS = `with look as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as before)
  select r.id, look.before::text as before from rule r, look where r.workspace_id = $1 and r.removed_at is null and r.enabled
    and (r.expires_at is null or r.expires_at > now())
    and exists (select from finding f where f.workspace_id = $1 and (f.changed_xid, f.id) > (r.seen_xid, r.seen_id)
      and f.changed_xid < look.before)
  order by r.position, r.id`;

type News = { id: string; before: string };
/** `upTo`: the transaction its last finding was of, where there may be more. */
type Part = { outcome: 'took' | 'looked' | 'busy'; upTo: string | null };

/** Lets each rule act on what came or changed since it last looked. What is wrong with one holds up no other. */
export async function runRules(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  // What one rule did is looked at anew by all of them, from the first on.
  for (let looks = 0; looks < MOST_LOOKS && (await lookOnce(ctx, signal)); looks++);
}

/**
 * Every rule sees the same findings, and of one that has not come to their end the later ones see only what it has: none has a
 * finding in hand before the earlier ones had it, but for one that failed. Answers whether any was taken and all came to the end.
 */
async function lookOnce(ctx: Ctx, signal?: AbortSignal): Promise<boolean> {
  const news = await rows<News>(ctx, WITH_NEWS, [ctx.workspaceId], 'rules with news');
  let took = false;
  let end: string | null = null;
  for (const { id, before } of news) {
    let upTo: string | null = before;
    for (let parts = 0; upTo !== null && parts < MOST_PARTS && !signal?.aborted; parts++) {
      const part: Part = await onePart(ctx, id, end ?? before).catch((error: unknown) => keepTrouble(ctx, id, error));
      // Whoever holds it looks at this very part, or changes the rule: the later ones wait for it.
      if (part.outcome === 'busy') return false;
      took ||= part.outcome === 'took';
      upTo = part.upTo;
    }
    end = upTo ?? end;
  }
  return took && end === null;
}

/** One part of what changed, in one transaction with how far the rule has come; answers whether there may be more. */
async function onePart(ctx: Ctx, id: string, before: string): Promise<Part> {
  return inTx(ctx, async (ctx) => {
    const [rule] = await db(ctx).$queryRaw<(ActingRule & { acts: boolean })[]>`
      select id, name, q, effect, owner_id, label, snooze_minutes, revision, since, seen_xid::text as seen_xid, seen_id::text as seen_id,
        removed_at is null and enabled and (expires_at is null or expires_at > now()) as acts
      from rule where workspace_id = ${ctx.workspaceId}::uuid and id = ${id}::uuid for update skip locked`;
    if (!rule) return { outcome: 'busy', upTo: null };
    // Ended since the look.
    if (!rule.acts) return { outcome: 'looked', upTo: null };
    const { ids, n, xid, last } = await nextPart(ctx, rule, before);
    if (ids.length > 0) await take(ctx, rule, ids);
    await db(ctx).rule.updateMany({
      where: { workspaceId: ctx.workspaceId, id },
      data: { ...(xid !== null && last !== null && { seenXid: BigInt(xid), seenId: last }), trouble: null },
    });
    return { outcome: ids.length > 0 ? 'took' : 'looked', upTo: n === BATCH ? xid : null };
  });
}

async function take(ctx: Ctx, rule: ActingRule, ids: string[]): Promise<void> {
  const asRule: Ctx = { ...ctx, actor: { role: 'worker', userId: null, name: `Rule “${rule.name}”`, email: null } };
  const results = await changeFindings(
    asRule,
    ids.map((id) => ({ id })),
    planOf(rule),
  );
  const refused = results.find(({ result }) => result === 'not_possible');
  if (refused) log('info', 'a rule left a finding as it is', { rule: rule.id, finding: refused.id });
  const done = results.filter(({ result }) => result === 'done').map(({ id }) => id);
  await db(ctx).$executeRaw`
    insert into rule_taken (workspace_id, rule_id, finding_id)
    select ${ctx.workspaceId}::uuid, ${rule.id}::uuid, id from unnest(${done}::uuid[]) id
    on conflict (workspace_id, rule_id, finding_id) do update set at = now(), lapsed_at = null`;
}

/** It looks at the same part again later; until then its admins read why it does nothing. */
async function keepTrouble(ctx: Ctx, id: string, error: unknown): Promise<Part> {
  log('warn', 'a rule could not act', { err: error, rule: id });
  const words = error instanceof AppError ? error.message : 'It could not be done. It is tried again by itself.';
  await rows(
    ctx,
    'update rule set trouble = $3 where workspace_id = $1 and id = $2 and trouble is distinct from $3',
    [ctx.workspaceId, id, words],
    'rule trouble',
  );
  return { outcome: 'looked', upTo: null };
}
