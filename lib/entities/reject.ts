import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { findingsLike, gather } from './gather';
import { type Identity, identify } from './identify';
import { keyOfFinding, termOf } from './joins';
import { idsOf, MOST_REJECTED, rejectionsOf } from './rejections';
import type { EntityParams, JoinKey, RejectBody } from './schema';
import type { Rejections } from './shapes';
import { joinOfSql } from './timeline-sql';

type Joined = { title: string; by: JoinKey };

/** Says that something was joined to an entity and is not of it: its page and its query leave it out from then on. */
export async function rejectJoin(
  ctx: Ctx,
  { kind, key, type, id, reason }: EntityParams & RejectBody,
): Promise<Rejections> {
  allow(ctx, 'findings.act');
  const { userId } = ctx.actor;
  if (userId === null) throw new AppError('forbidden', 'Only a person rejects a join.');
  const identity = await identify(ctx, kind, key);
  const joined = type === 'finding' ? await findingJoin(ctx, identity, id) : await itemJoin(ctx, identity, id);
  if (joined === null) throw new AppError('not_found', 'This is not joined here.', { id: 'This is not joined here.' });
  return inTx(ctx, async (ctx) => {
    const before = await rejectionsOf(ctx, identity);
    if (before.some((one) => one.type === type && one.id === id)) {
      throw new AppError('conflict', 'This join is rejected already.');
    }
    if (idsOf(before, type).length >= MOST_REJECTED) {
      const message = `At most ${MOST_REJECTED} joins of one kind can be rejected: more of them say that the key itself is no good.`;
      throw new AppError('not_possible', message);
    }
    const row = { workspaceId: ctx.workspaceId, kind, key: identity.plain, joined: type, joinedId: id };
    const { count } = await db(ctx).entityRejection.createMany({
      data: { ...row, reason, rejectedBy: userId },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('conflict', 'This join is rejected already.');
    await writeAudit(ctx, {
      action: 'entity.reject_join',
      subject: { kind: 'entity', id: `${kind} ${identity.plain}` },
      after: { name: joined.title, joined: type, id, by: joined.by, reason },
    });
    return { rejected: await rejectionsOf(ctx, identity) };
  });
}

async function findingJoin(ctx: Ctx, { kind, key, keyName }: Identity, id: string): Promise<Joined | null> {
  const term = termOf(kind, key);
  const found = term === null ? [] : await findingsLike(ctx, `${term} id:${id}`, 2);
  const row = found.find((one) => one.id === id);
  return row ? { title: row.title, by: keyOfFinding(kind, row, keyName) } : null;
}

/** Looked for among all that the entity is known by, also what is rejected or outside of its page's hours. */
async function itemJoin(ctx: Ctx, identity: Identity, id: string): Promise<Joined | null> {
  const { links, known } = await gather(ctx, identity, []);
  const link = links.find(({ item }) => item === id);
  if (link) return { title: link.name, by: link.by };
  const { text, values } = joinOfSql(ctx.workspaceId, known, id);
  const [found] = await prepared<{ title: string; by: JoinKey | null }>(ctx, text, values);
  return found?.by ? { title: found.title, by: found.by } : null;
}
