import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { isClosedCode, STATUS_CODES } from '@/lib/model/finding';
import { changeFindings, type Held, type MakePlan, type Plan } from './change';
import { getFindingRow } from './detail';
import { type MergeFacts, mergeFacts, tellOfLeader } from './merge-facts';
import { type MergeBody, MOST_MERGED } from './schema';
import type { ChangeResults } from './shapes';

const { accepted, resolved, snoozed, merged } = STATUS_CODES;

/**
 * Puts findings under one that stands for all of them. It is ours alone: no vendor is told, and each goes on being kept
 * up to date. Throws where the leading one cannot lead; of the others, each says what came of it.
 */
export async function mergeFindings(
  ctx: Ctx,
  { id, ids, versions }: MergeBody & { id: string },
): Promise<ChangeResults> {
  allow(ctx, 'findings.act');
  return inTx(ctx, async (ctx) => {
    await getFindingRow(ctx, id);
    if (ids.includes(id)) throw refused('bad_input', 'ids', 'A finding cannot be merged into itself.');
    const targets = ids.map((one) => ({ id: one, version: versions[one] }));
    const results = await changeFindings(ctx, targets, planMerge(id));
    return { results, done: results.filter(({ result }) => result === 'done').length };
  });
}

function planMerge(leaderId: string): MakePlan {
  const make = async (ctx: Ctx, ids: readonly string[]): Promise<Plan> => {
    const facts = await mergeFacts(ctx, [leaderId, ...ids]);
    const of = (id: string) => facts.get(id) ?? missing(id);
    const leader = of(leaderId);
    checkLeader(leader, ids.filter((id) => of(id).leader?.id !== leaderId).length);
    return {
      action: 'finding.merge',
      movesVersion: true,
      objection: ({ id }) => objection(of(id), leaderId),
      apply: async (ctx, held) => {
        await putUnder(ctx, leaderId, held);
        await tellOfLeader(ctx, leaderId);
        await writeAudit(ctx, {
          action: 'finding.merge_in',
          subject: { kind: 'finding', id: leaderId },
          before: { merged: leader.leads },
          after: { merged: leader.leads + held.length, findings: held.map(({ id }) => ({ id, name: of(id).name })) },
        });
      },
      record: () => ({ before: { into: null }, after: { into: { id: leaderId, name: leader.name } } }),
    };
  };
  return Object.assign(make, { beside: [leaderId] });
}

function checkLeader({ leader, leads, status }: MergeFacts, more: number): void {
  if (leader) throw refused('not_possible', 'id', `It is merged itself, into “${leader.name}”. Merge into that one.`);
  if (isClosedCode(status))
    throw refused('not_possible', 'id', 'It is closed: what is merged into it would go out of sight with it.');
  if (leads + more > MOST_MERGED)
    throw refused('bad_input', 'ids', `At most ${MOST_MERGED} can be merged into one, and ${leads} are already.`);
}

function objection({ leader, leads }: MergeFacts, leaderId: string): null | 'same' | { refused: string } {
  if (leader?.id === leaderId) return 'same';
  if (leader) return { refused: `It is merged into “${leader.name}”. Split it off first.` };
  if (leads > 0)
    return { refused: `${leads === 1 ? 'One is' : `${leads} are`} merged into it: let it lead, or split them off.` };
  return null;
}

/** A snooze or a rule that hid it ends with this. What we have closed stays closed under the leading one. */
async function putUnder(ctx: Ctx, leaderId: string, held: readonly Held[]): Promise<void> {
  const { workspaceId } = ctx;
  const ids = held.map(({ id }) => id);
  await db(ctx).$executeRaw`
    with woken as (delete from finding_snooze z where z.workspace_id = ${workspaceId}::uuid
        and z.finding_id = any(${ids}::uuid[]) returning z.finding_id, z.own_status),
      shown as (delete from finding_suppression s where s.workspace_id = ${workspaceId}::uuid and s.finding_id = any(${ids}::uuid[]))
    insert into finding_merge (workspace_id, finding_id, leader_id, own_status, merged_by)
    select f.workspace_id, f.id, ${leaderId}::uuid,
      case when f.own_status = ${snoozed} then woken.own_status when f.own_status < ${accepted} then f.own_status end,
      ${person(ctx).userId}::uuid
    from finding f left join woken on woken.finding_id = f.id
    where f.workspace_id = ${workspaceId}::uuid and f.id = any(${ids}::uuid[])`;
  await db(ctx).$executeRaw`
    update finding f set version = f.version + 1,
      own_status = case when f.status in (${accepted}, ${resolved}) and f.own_status in (${accepted}, ${resolved})
        then f.own_status else ${merged} end
    where f.workspace_id = ${workspaceId}::uuid and f.id = any(${ids}::uuid[])`;
}

function refused(code: 'bad_input' | 'not_possible', field: 'id' | 'ids', message: string): AppError {
  return new AppError(code, message, { [field]: message });
}

function missing(id: string): never {
  throw new Error(`finding ${id} is locked and not there`);
}
