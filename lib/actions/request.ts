import 'server-only';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { aboutById } from '@/lib/vendors/catalogue';
import { readActingRules } from './read-acting-rules';
import { ACTION_RULES } from './rules';
import { Action, type ActionBody, parseInput } from './schema';
import { type Subject, subjectOf } from './subject';
import { whyTenantOff } from './tenant-off';

export type RequestAction = ActionBody & {
  /** What it is aimed at; the vendor's own id is looked up, never taken from the caller. */
  on: { findingId: string } | { itemId: string } | { connectionId: string };
  /** Overrides the hold of the workspace's rules. */
  holdSeconds?: number;
};

/** Writes the action and its audit row in one transaction and answers the action as it is held or queued. */
export async function requestAction(ctx: Ctx, request: RequestAction): Promise<Action> {
  const rule = ACTION_RULES[request.command];
  allow(ctx, rule.permission);
  const { userId } = person(ctx);
  const input = readInput(request);
  return inTx(ctx, async (ctx) => {
    const subject = await subjectOf(ctx, request.command, request.on);
    checkPossible(request, subject);
    const hold = request.holdSeconds ?? (await readActingRules(ctx)).holdSeconds[request.command];
    const row = await db(ctx).action.create({
      data: {
        ...rowOf(ctx, userId, subject, request.command, input),
        state: hold > 0 ? 'held' : 'queued',
        notBefore: new Date(Date.now() + hold * 1000),
        priority: 5,
      },
    });
    const action = Action.parse(row);
    await linkToSubject(ctx, action);
    await writeAudit(ctx, auditOfRequest(action, subject));
    await wakeWorker(ctx);
    return action;
  });
}

/** The columns every new action has, whether alone or in bulk. */
export function rowOf(
  ctx: Ctx,
  userId: string,
  subject: Subject,
  command: Action['command'],
  input: Record<string, unknown>,
) {
  return {
    id: uuidv7(),
    workspaceId: ctx.workspaceId,
    connectionId: subject.connectionId,
    findingId: subject.findingId,
    itemId: subject.itemId,
    command,
    target: subject.target,
    input: z.json().parse(input) ?? {},
    reference: randomBytes(5).toString('hex'),
    requestedBy: userId,
  };
}

export const auditOfRequest = (action: Action, subject: Subject) => ({
  action: 'action.request',
  subject: subject.audit,
  after: { actionId: action.id, command: action.command, input: action.input },
});

/** Says why not, in the vendor's own terms, before anything is written. */
export function checkPossible(
  request: Pick<RequestAction, 'command'>,
  subject: Pick<Subject, 'vendor' | 'settings' | 'connectionState'>,
): void {
  const about = aboutById(subject.vendor);
  if (!about.commands.includes(request.command)) throw new AppError('not_possible', about.cannot);
  const off = about.whyOff?.(subject.settings, request.command);
  if (off) throw new AppError('not_possible', off);
  const away = whyTenantOff(subject.connectionState);
  if (away) throw new AppError('not_possible', away);
}

export function readInput(request: Pick<RequestAction, 'command' | 'input'>): Record<string, unknown> {
  try {
    return parseInput(request.command, request.input);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const fields = Object.fromEntries(error.issues.map((issue) => [['input', ...issue.path].join('.'), issue.message]));
    throw new AppError('bad_input', 'This cannot be sent as it is.', fields);
  }
}

export async function wakeWorker(ctx: Ctx): Promise<void> {
  await db(ctx).$executeRaw`select pg_notify('onequeue_worker', 'outbox')`;
}

async function linkToSubject(ctx: Ctx, action: Action): Promise<void> {
  const key = { workspaceId: ctx.workspaceId };
  const data = { lastActionId: action.id };
  if (action.findingId) await db(ctx).finding.updateMany({ where: { ...key, id: action.findingId }, data });
  if (action.itemId) await db(ctx).item.updateMany({ where: { ...key, id: action.itemId }, data });
}
