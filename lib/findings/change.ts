import 'server-only';
import { type AuditEntry, writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getFindingRow } from './detail';
import type { ChangeResult, FindingRow } from './shapes';

/** A finding as it stands under our lock; codes as the database keeps them. */
export type Held = {
  id: string;
  version: number;
  kind: number;
  status: number;
  severity: number;
  own_status: number | null;
  own_severity: number | null;
  vendor_status_code: number;
  gone: boolean;
  verdict: number | null;
  owner_id: string | null;
  owner: string | null;
  /** What it is merged into. */
  leader_id: string | null;
};

/** One change as each verb makes it, once its input was checked and the findings are locked. */
export type Plan = {
  /** What the audit log calls it. */
  action: string;
  /** Null: change it. `same`: nothing to do. Otherwise why it cannot be. */
  objection(held: Held): null | 'same' | { refused: string };
  apply(ctx: Ctx, held: readonly Held[]): Promise<unknown>;
  record(held: Held): Pick<AuditEntry, 'before' | 'after'>;
  /** Triage fields have one lock; notes and labels stand beside them. */
  movesVersion: boolean;
};
export type MakePlan = {
  (ctx: Ctx, ids: readonly string[]): Promise<Plan>;
  /** What it looks at beside the findings it changes: locked with them, in the one order. */
  beside?: readonly string[];
};
export type Target = { id: string; version?: number };

/** One change to one finding: the finding as it then is, or the reason as an error. */
export async function changeFinding(ctx: Ctx, target: Target, makePlan: MakePlan): Promise<FindingRow> {
  return inTx(ctx, async (ctx) => {
    const [result] = await changeFindings(ctx, [target], makePlan);
    if (!result) throw new Error('each target has a result');
    const { result: outcome, message } = result;
    if (outcome === 'done' || outcome === 'unchanged') return getFindingRow(ctx, target.id);
    throw new AppError(outcome, message ?? 'This could not be done.');
  });
}

/** One change to many findings in one transaction with one batch of audit rows; what cannot be changed says why and holds up nothing. */
export async function changeFindings(
  ctx: Ctx,
  targets: readonly Target[],
  makePlan: MakePlan,
): Promise<ChangeResult[]> {
  allow(ctx, 'findings.act');
  return inTx(ctx, async (ctx) => {
    const locked = await lock(ctx, [...targets.map(({ id }) => id), ...(makePlan.beside ?? [])]);
    const ids = new Set(targets.map(({ id }) => id));
    const held = new Map([...locked].filter(([id]) => ids.has(id)));
    // Nothing is said of the input before it is known that there is something to change.
    if (held.size === 0) return targets.map(notFound);
    const plan = await makePlan(ctx, [...held.keys()]);
    const results = targets.map((target) => resultOf(target, held.get(target.id), plan));
    const changed = results.filter(({ result }) => result === 'done').flatMap(({ id }) => held.get(id) ?? []);
    if (changed.length > 0) await plan.apply(ctx, changed);
    await writeAudit(
      ctx,
      ...changed.map((one) => ({ action: plan.action, subject: { kind: 'finding', id: one.id }, ...plan.record(one) })),
    );
    return results;
  });
}

/** Sets triage columns of findings that are under our lock. */
export function setColumns(
  ctx: Ctx,
  held: readonly Held[],
  data: { ownerId?: string | null; ownStatus?: number | null; ownSeverity?: number | null; verdict?: number | null },
) {
  return db(ctx).finding.updateMany({
    where: { workspaceId: ctx.workspaceId, id: { in: held.map(({ id }) => id) } },
    data: { ...data, version: { increment: 1 } },
  });
}

// Always in the same order, so that two bulks over the same findings wait for each other instead of locking up.
async function lock(ctx: Ctx, ids: string[]): Promise<Map<string, Held>> {
  const held = await db(ctx).$queryRaw<Held[]>`
    select f.id, f.version, f.kind, f.status, f.severity, f.own_status, f.own_severity, f.vendor_status_code,
      f.gone_at is not null as gone, f.verdict, f.owner_id, (select u.name from app_user u where u.id = f.owner_id) as owner,
      (select m.leader_id from finding_merge m where m.workspace_id = f.workspace_id and m.finding_id = f.id) as leader_id
    from finding f where f.workspace_id = ${ctx.workspaceId}::uuid and f.id = any(${ids}::uuid[]) order by f.id for update of f`;
  return new Map(held.map((one) => [one.id, one]));
}

function resultOf({ id, version }: Target, held: Held | undefined, plan: Plan): ChangeResult {
  if (!held) return notFound({ id });
  if (version !== undefined && version !== held.version) {
    return { id, result: 'conflict', message: 'This finding changed since you opened it.', version: held.version };
  }
  const objection = plan.objection(held);
  if (objection === 'same') return { id, result: 'unchanged', message: null, version: held.version };
  if (objection) return { id, result: 'not_possible', message: objection.refused, version: held.version };
  return { id, result: 'done', message: null, version: held.version + (plan.movesVersion ? 1 : 0) };
}

function notFound({ id }: Target): ChangeResult {
  return { id, result: 'not_found', message: 'There is no such finding.', version: null };
}
