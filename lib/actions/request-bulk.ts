import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { readActingRules } from './read-acting-rules';
import { auditOfRequest, checkPossible, readInput, rowOf, wakeWorker } from './request';
import { ACTION_RULES } from './rules';
import { Action, type BulkBody } from './schema';
import { findingSubjects } from './subject';

export type BulkItem =
  | { id: string; result: 'requested'; actionId: string }
  | { id: string; result: 'skipped'; reason: string };
export type BulkResult = {
  batchId: string;
  requested: number;
  skipped: number;
  /** How long they wait before they leave. */
  holdSeconds: number;
  items: BulkItem[];
};
/** The job these belong to. It was held as a whole, so its actions leave at once. */
export type Batch = { id: string };

/** Behind what a person asks for one by one. */
const BULK_PRIORITY = 7;
const MISSING = 'There is no such finding.';

/** One command for up to 500 findings: all that can be are written together, the rest is named with its reason. */
export async function requestBulk(ctx: Ctx, body: BulkBody, batch?: Batch): Promise<BulkResult> {
  allow(ctx, ACTION_RULES[body.command].permission);
  const { userId } = person(ctx);
  const input = readInput(body);
  return inTx(ctx, async (ctx) => {
    const batchId = batch?.id ?? uuidv7();
    const ids = [...new Set(body.findingIds)];
    const found = new Map((await findingSubjects(ctx, body.command, ids)).map((one) => [one.id, one]));
    const holdSeconds = batch ? 0 : (await readActingRules(ctx)).holdSeconds[body.command];
    const state = holdSeconds > 0 ? 'held' : 'queued';
    const notBefore = new Date(Date.now() + holdSeconds * 1000);
    const items: BulkItem[] = [];
    const wanted = ids.flatMap((id) => {
      const one = found.get(id);
      const reason = one ? reasonNot(body, one) : MISSING;
      if (!one || !('subject' in one) || reason !== null) {
        items.push({ id, result: 'skipped', reason: reason ?? MISSING });
        return [];
      }
      const row = rowOf(ctx, userId, one.subject, body.command, input);
      items.push({ id, result: 'requested', actionId: row.id });
      return [{ row: { ...row, batchId, state, notBefore, priority: BULK_PRIORITY }, subject: one.subject }];
    });
    const made = await db(ctx).action.createManyAndReturn({ data: wanted.map(({ row }) => row) });
    const actions = new Map(made.map((row) => [row.id, Action.parse(row)]));
    await db(ctx).$executeRaw`update finding f set last_action_id = a.id from action a
      where a.workspace_id = ${ctx.workspaceId}::uuid and a.id = any(${[...actions.keys()]}::uuid[])
        and f.workspace_id = a.workspace_id and f.id = a.finding_id`;
    const entries = wanted.flatMap(({ row, subject }) => {
      const action = actions.get(row.id);
      return action ? [auditOfRequest(action, subject)] : [];
    });
    await writeAudit(ctx, ...entries);
    await wakeWorker(ctx);
    return { batchId, requested: wanted.length, skipped: items.length - wanted.length, holdSeconds, items };
  });
}

function reasonNot(body: BulkBody, one: Awaited<ReturnType<typeof findingSubjects>>[number]): string | null {
  if ('reason' in one) return one.reason;
  try {
    checkPossible(body, one.subject);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
