import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { secondsFor } from './pace';
import type { ItemsQuery } from './schema';
import type { Job, JobBudget, JobCounts, JobDetail, JobItems, JobList } from './shapes';

const NOTHING: JobCounts = { waiting: 0, done: 0, skipped: 0, failed: 0, cancelled: 0 };

// A job that has ended keeps its counts; those of the others are taken from the ledger itself.
const COUNTS = `coalesce(j.counts, (select json_object_agg(c.state, c.count) from (
    select i.state, count(*)::int as count from job_item i where i.workspace_id = $1::uuid and i.job_id = j.id group by i.state) c)::jsonb)`;
const NEEDS_YOU = `case when j.counts is not null then 0 else (select count(*)::int from action a
    where a.workspace_id = $1::uuid and a.batch_id = j.id and a.state = 'needs_you') end`;
const PERSON = (column: string) =>
  `(select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = ${column})`;
const JOB = `select json_build_object('id', j.id, 'work', j.work, 'query', j.scope->>'q', 'state', j.state, 'stateNote', j.state_note,
    'selected', j.selected, 'counts', ${COUNTS}, 'needsYou', ${NEEDS_YOU}, 'plan', j.plan, 'requestedBy', ${PERSON('j.requested_by')},
    'requestedAt', j.requested_at, 'confirmedAt', j.confirmed_at, 'answeredBy', ${PERSON('j.answered_by')},
    'notBefore', j.not_before, 'finishedAt', j.finished_at, 'version', j.version)::text as job
  from job j where j.workspace_id = $1::uuid`;
const WAITING = `select i.connection_id as id, count(*)::int as waiting,
    (select count(*)::int from action a where a.workspace_id = $1::uuid and a.connection_id = i.connection_id
      and a.sent_at > now() - interval '1 hour' and a.requested_at > now() - interval '2 days') as sent
  from job_item i where i.workspace_id = $1::uuid and i.job_id = $2::uuid and i.state = 'waiting' group by i.connection_id`;

/** A job with what remains of it and how long that takes. Throws `not_found`. */
export async function getJob(ctx: Ctx, { id }: { id: string }): Promise<JobDetail> {
  allow(ctx, 'findings.read');
  const [row] = await within<{ job: string }>(ctx, `${JOB} and j.id = $2::uuid and j.state <> 'dropped'`, [
    ctx.workspaceId,
    id,
  ]);
  if (!row) throw new AppError('not_found', 'There is no such job.');
  const job = jobOf(row);
  const waiting = await within<Waiting>(ctx, WAITING, [ctx.workspaceId, id]);
  return { ...job, budgets: waiting.flatMap((one) => budgetOf(job, one) ?? []) };
}

/** Jobs that were confirmed, newest first. */
export async function listJobs(ctx: Ctx, { limit }: { limit: number }): Promise<JobList> {
  allow(ctx, 'findings.read');
  const text = `${JOB} and j.state not in ('draft', 'dropped') order by j.requested_at desc, j.id desc limit $2::int`;
  return { items: (await within<{ job: string }>(ctx, text, [ctx.workspaceId, limit])).map(jobOf) };
}

/** The ledger of a job, item by item in its order. Throws `not_found`. */
export async function listJobItems(
  ctx: Ctx,
  {
    id,
    state,
    after,
    limit,
  }: { id: string; state?: (typeof ItemsQuery)['_output']['state']; after: number; limit: number },
): Promise<JobItems> {
  allow(ctx, 'findings.read');
  const items = await within<JobItems['items'][number]>(
    ctx,
    `select i.n, i.finding_id as "findingId", left(f.title, 300) as title, c.name as tenant, i.state, i.reason, i.at,
       case when a.id is not null then json_build_object('id', a.id, 'state', a.state) end as action
     from (select * from job_item i where i.workspace_id = $1::uuid and i.job_id = $2::uuid and i.n > $3::int
         and ($4::text is null or i.state = $4) order by i.n limit $5::int) i
       join finding f on f.workspace_id = $1::uuid and f.id = i.finding_id
       join connection c on c.workspace_id = $1::uuid and c.id = i.connection_id
       left join action a on a.workspace_id = $1::uuid and a.id = i.action_id
     order by i.n`,
    [ctx.workspaceId, id, after, state ?? null, limit + 1],
  );
  // A page after the last item is empty too; that of a job which is not there must not look like it.
  if (items.length === 0) await getJob(ctx, { id });
  const page = items.slice(0, limit);
  return { items: page, next: items.length > limit ? (page.at(-1)?.n ?? null) : null };
}

type Waiting = { id: string; waiting: number; sent: number };

function jobOf({ job }: { job: string }): Job {
  // The statement above writes exactly the fields of `Job`; a draft that was not counted yet has no counts.
  const read = JSON.parse(job) as Job & { counts: Partial<JobCounts> | null };
  return { ...read, counts: { ...NOTHING, ...read.counts } };
}

function budgetOf({ plan }: Job, { id, waiting, sent }: Waiting): JobBudget | null {
  const part = plan.parts.find(({ tenant, pace, skipped }) => tenant.id === id && pace !== null && skipped === null);
  if (!part?.pace) return null;
  const { perHour, calls } = part.pace;
  return {
    tenant: part.tenant,
    waiting,
    seconds: secondsFor(waiting, part.pace),
    leftThisHour: perHour === null ? null : Math.max(0, perHour - sent * calls),
  };
}
