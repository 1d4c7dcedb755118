import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { ACTION_RULES } from '@/lib/actions/rules';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { scopeOf } from '@/lib/findings/scope';
import { KIND_CODES, type Kind, nameOf, SOURCE_OF_KIND } from '@/lib/model/finding';
import { aboutById } from '@/lib/vendors/catalogue';
import { getJob } from './read';
import { type JobBody, type JobScope, type JobWork, MOST_ITEMS } from './schema';
import type { JobDetail, JobPart, JobPlan } from './shapes';
import { checkWork, commandFor, permissionOf, whyNot } from './work';

/** How long the frozen findings are kept for a person to confirm. */
export const CONFIRM_WITHIN_MS = 3_600_000;

/**
 * Freezes the findings that a work is for, each with the version it has now, and says what would be done: what comes
 * later is not in it. Nothing is done before `confirmJob`.
 */
export async function freezeJob(ctx: Ctx, { scope, work }: JobBody): Promise<JobDetail> {
  allow(ctx, permissionOf(work));
  const { userId } = person(ctx);
  checkWork(work);
  return inTx(ctx, async (ctx) => {
    const id = uuidv7();
    const key = { workspaceId: ctx.workspaceId, id };
    const asked = 'q' in scope ? { q: scope.q } : { chosen: scope.ids.length };
    await db(ctx).job.create({
      data: {
        ...key,
        work: z.json().parse(work) ?? {},
        scope: asked,
        state: 'draft',
        selected: 0,
        plan: {},
        requestedBy: userId,
      },
    });
    const selected = await keep(ctx, id, scope);
    if (selected > MOST_ITEMS) {
      throw new AppError('bad_input', 'At most 100,000 findings at once. Narrow the query.', { 'scope.q': 'too many' });
    }
    if (selected === 0) {
      const field = 'ids' in scope ? 'scope.ids' : 'scope.q';
      throw new AppError('bad_input', 'There is nothing to do: no finding is in this selection.', { [field]: 'none' });
    }
    const parts = await partsOf(ctx, id, work);
    await skip(ctx, id, parts);
    const plan = await planOf(ctx, parts, selected);
    await db(ctx).job.update({ where: { workspaceId_id: key }, data: { selected, plan } });
    return getJob(ctx, { id });
  });
}

/** One statement writes the whole ledger; a row more than may be shows that there are too many. */
async function keep(ctx: Ctx, jobId: string, scope: JobScope): Promise<number> {
  const into = `insert into job_item (workspace_id, job_id, n, finding_id, connection_id, version)`;
  if ('ids' in scope) {
    return db(ctx).$executeRawUnsafe(
      `${into} select f.workspace_id, $2::uuid, row_number() over (order by w.at), f.id, f.connection_id, f.version
       from (select id, min(at) as at from unnest($3::uuid[]) with ordinality as w(id, at) group by id) w
       join finding f on f.workspace_id = $1::uuid and f.id = w.id`,
      ctx.workspaceId,
      jobId,
      scope.ids,
    );
  }
  const { from, where, params } = await scopeOf(ctx, scope.q);
  const job = params.add(jobId, 'uuid');
  return db(ctx).$executeRawUnsafe(
    `with hit as materialized (select f.id from ${from} where ${where} limit ${MOST_ITEMS + 1})
     ${into} select k.workspace_id, ${job}, row_number() over (order by k.severity desc, k.updated_at desc, k.id desc),
       k.id, k.connection_id, k.version
     from hit join finding k on k.workspace_id = $1 and k.id = hit.id`,
    ...params.values,
  );
}

type Group = { kind: number; connection_id: string; count: number };
type Part = JobPart & { kind: Kind };

async function partsOf(ctx: Ctx, jobId: string, work: JobWork): Promise<Part[]> {
  const groups = await db(ctx).$queryRaw<Group[]>`
    select f.kind, i.connection_id, count(*)::int as count from job_item i
    join finding f on f.workspace_id = i.workspace_id and f.id = i.finding_id
    where i.workspace_id = ${ctx.workspaceId}::uuid and i.job_id = ${jobId}::uuid group by 1, 2 order by 3 desc`;
  const found = await db(ctx).connection.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: groups.map((one) => one.connection_id) } },
    select: { id: true, name: true, vendor: true, settings: true, state: true },
  });
  const connections = new Map(found.map((one) => [one.id, one]));
  return groups.flatMap(({ kind: code, connection_id, count }): Part[] => {
    const connection = connections.get(connection_id);
    if (!connection) return [];
    const kind = nameOf(KIND_CODES, code);
    const command = commandFor(work, kind);
    const skipped = whyNot(work, { kind, connection });
    const { id, name, vendor } = connection;
    const pace = command ? (aboutById(vendor).pace?.(command) ?? null) : null;
    const final = command !== null && ACTION_RULES[command].final;
    return [{ kind, tenant: { id, name, vendor }, source: SOURCE_OF_KIND[kind], count, command, skipped, final, pace }];
  });
}

/** What cannot be done is skipped from the start, with its reason. */
async function skip(ctx: Ctx, jobId: string, parts: readonly Part[]): Promise<void> {
  const skipped = parts.filter((part) => part.skipped !== null);
  if (skipped.length === 0) return;
  await db(ctx).$executeRaw`
    update job_item i set state = 'skipped', reason = w.reason, at = now()
    from finding f, unnest(${skipped.map(({ kind }) => KIND_CODES[kind])}::smallint[],
      ${skipped.map(({ tenant }) => tenant.id)}::uuid[], ${skipped.map((part) => part.skipped)}::text[]) w(kind, connection_id, reason)
    where i.workspace_id = ${ctx.workspaceId}::uuid and i.job_id = ${jobId}::uuid and i.connection_id = w.connection_id
      and f.workspace_id = i.workspace_id and f.id = i.finding_id and f.kind = w.kind`;
}

async function planOf(ctx: Ctx, parts: readonly Part[], selected: number): Promise<JobPlan> {
  const rules = await readActingRules(ctx);
  const commands = parts.flatMap(({ command, skipped }) => (command && skipped === null ? [command] : []));
  return {
    parts: parts.map(({ kind: _kind, ...part }) => part),
    typed: selected > rules.typedOver,
    second: selected > rules.secondOver,
    holdSeconds: Math.max(LOCAL_HOLD_SECONDS, ...commands.map((command) => rules.holdSeconds[command])),
  };
}

/** What stays here is held too: a bulk is easier taken back before it begins. */
const LOCAL_HOLD_SECONDS = 8;
