import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { memberWhoActs } from '@/lib/findings/member-who-acts';
import { nameOf, SEVERITY_CODES, STATUS_CODES } from '@/lib/model/finding';
import { TERM_FIELDS } from '@/lib/query/names';
import { moveFold } from './move';
import { getFold } from './read';
import type { AcceptFold } from './schema';
import type { FoldRow } from './shapes';

const LONGEST_MS = 366 * 86_400_000;
type Key = { connectionId: string; policyId: number; accountId: number };

/**
 * Accepts what a policy found in an account until a time, or until it gets worse. What is neither resolved nor
 * merged of it now is what was accepted; an acceptance that stands is given anew. Its vendor is not told: it has no way to be.
 */
export async function acceptFold(ctx: Ctx, input: AcceptFold): Promise<FoldRow> {
  allow(ctx, 'findings.act');
  const id = await inTx(ctx, (ctx) => accept(ctx, input));
  // A small fold leaves the queue at once, a large one by the worker.
  await moveFold(ctx, id);
  return getFold(ctx, id);
}

async function accept(ctx: Ctx, input: AcceptFold): Promise<string> {
  const { workspaceId } = ctx;
  const { reason, version } = input;
  const key = await keyOf(ctx, input);
  const until = ahead(input.until);
  const owner = await memberWhoActs(ctx, input.ownerId, 'ownerId');
  if (!owner) throw new Error('an owner was asked for');
  const held = await db(ctx).foldAcceptance.findFirst({ where: { workspaceId, ...key } });
  const terms = {
    state: 'active',
    reason,
    ownerId: owner.id,
    acceptedBy: person(ctx).userId,
    acceptedAt: new Date(),
    expiresAt: until,
    severity: SEVERITY_CODES.info,
    findings: 0,
    moving: true,
    worsenedBy: null,
    reopenedAt: null,
    reopenedWhy: null,
    reopenedFinding: null,
  };
  const id = held?.id ?? uuidv7();
  // The version in `where`, or the fold's own key, is the lock: of two people, the second changes no row.
  const { count } = held
    ? await db(ctx).foldAcceptance.updateMany({
        where: { workspaceId, id, version },
        data: { ...terms, version: { increment: 1 } },
      })
    : version === 0
      ? await db(ctx).foldAcceptance.createMany({ data: [{ workspaceId, id, ...key, ...terms }], skipDuplicates: true })
      : { count: 0 };
  if (count === 0) throw new AppError('conflict', 'This fold changed since you opened it.');
  const { findings, severity } = await cover(ctx, id, key);
  if (severity === null)
    throw new AppError('not_possible', 'Everything in it is resolved or merged: there is nothing to accept.');
  if (findings > input.findings)
    throw new AppError('conflict', `It has ${findings} findings by now, not ${input.findings}. Look again.`);
  await db(ctx).foldAcceptance.updateMany({ where: { workspaceId, id }, data: { findings, severity } });
  await writeAudit(ctx, {
    action: 'fold.accept',
    subject: { kind: 'fold', id },
    before: held ? { state: held.state, reason: held.reason, until: held.expiresAt, why: held.reopenedWhy } : null,
    after: {
      policy: input.policy,
      account: input.account,
      reason,
      owner,
      until: until.toISOString(),
      findings,
      severity: nameOf(SEVERITY_CODES, severity),
    },
  });
  return id;
}

/** Throws `not_found` for what has no posture alert here. */
async function keyOf(ctx: Ctx, { connectionId, policy, account }: AcceptFold): Promise<Key> {
  const [found] = await db(ctx).$queryRaw<(Key & { isRemoved: boolean })[]>`
    select f.connection_id as "connectionId", f.policy_id as "policyId", f.account_id as "accountId", c.state = 'removed' as "isRemoved"
    from finding f join connection c on c.workspace_id = f.workspace_id and c.id = f.connection_id
    where f.workspace_id = ${ctx.workspaceId}::uuid and f.source = 2 and f.connection_id = ${connectionId}::uuid
      and f.policy_id = (select t.id from term t where t.workspace_id = ${ctx.workspaceId}::uuid and t.field = ${TERM_FIELDS.policy}
        and md5(t.value) = md5(${policy}))
      and f.account_id = (select t.id from term t where t.workspace_id = ${ctx.workspaceId}::uuid and t.field = ${TERM_FIELDS.account}
        and md5(t.value) = md5(${account})) limit 1`;
  if (!found) throw new AppError('not_found', 'There is no such fold.');
  const { isRemoved, ...key } = found;
  if (isRemoved) throw new AppError('not_possible', 'Its tenant was removed.');
  return key;
}

function ahead(until: string): Date {
  const ms = Date.parse(until) - Date.now();
  if (ms > 0 && ms < LONGEST_MS) return new Date(until);
  const message = ms > 0 ? 'At most a year ahead.' : 'Choose a time that is ahead.';
  throw new AppError('bad_input', message, { until: message });
}

/** Writes down what is accepted: all that is neither resolved nor merged, each with how bad it is. Null: there is none. */
async function cover(ctx: Ctx, id: string, { connectionId, policyId, accountId }: Key) {
  // What a fold accepted before has still to bring back keeps the status it had before that.
  const [row] = await db(ctx).$queryRaw<{ findings: number; severity: number | null }[]>`
    with covered as (
      insert into fold_finding as c (workspace_id, finding_id, fold_id, own_status, severity)
      select f.workspace_id, f.id, ${id}::uuid, f.own_status, f.severity from finding f
      where f.workspace_id = ${ctx.workspaceId}::uuid and f.source = 2 and f.connection_id = ${connectionId}::uuid
        and f.policy_id = ${policyId} and f.account_id = ${accountId} and f.status not in (${STATUS_CODES.resolved}, ${STATUS_CODES.merged})
      on conflict (workspace_id, finding_id) do update set fold_id = excluded.fold_id, severity = excluded.severity,
        moved = c.moved and excluded.own_status is not distinct from ${STATUS_CODES.accepted},
        own_status = case when c.moved and excluded.own_status is not distinct from ${STATUS_CODES.accepted} then c.own_status
          else excluded.own_status end
      returning severity)
    select count(*)::int as findings, max(severity)::int as severity from covered`;
  if (!row) throw new Error('a sum is one row');
  return row;
}
