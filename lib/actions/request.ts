import 'server-only';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { aboutById } from '@/lib/vendors/catalogue';
import { ACTION_COLUMNS } from './outbox';
import { readActingRules } from './read-acting-rules';
import { ACTION_RULES } from './rules';
import { Action, type ActionBody, parseInput } from './schema';
import { needsSecond } from './second-person';
import { type Subject, subjectOf } from './subject';
import { whyTenantOff } from './tenant-off';

export type RequestAction = ActionBody & {
  /** What it is aimed at; the vendor's own id is looked up, never taken from the caller. */
  on: { findingId: string } | { itemId: string } | { connectionId: string };
  /** Overrides the hold of the workspace's rules. */
  holdSeconds?: number;
};

/** Writes the action and its audit row in one transaction and answers the action as it is asked for, held or queued. */
export async function requestAction(ctx: Ctx, request: RequestAction): Promise<Action> {
  const rule = ACTION_RULES[request.command];
  allow(ctx, rule.permission);
  const { userId } = person(ctx);
  const input = readInput(request);
  return inTx(ctx, async (ctx) => {
    const subject = await subjectOf(ctx, request.command, request.on);
    checkPossible(request, subject);
    const rules = await readActingRules(ctx);
    const hold = request.holdSeconds ?? rules.holdSeconds[request.command];
    const isAsked = needsSecond(rules, { command: request.command, input });
    const action = await storeAction(ctx, rowOf(ctx, userId, subject, request.command, input), {
      state: isAsked ? 'asked' : hold > 0 ? 'held' : 'queued',
      waitSeconds: hold,
    });
    await writeAudit(ctx, auditOfRequest(action, subject));
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

// In one statement, since each one costs the person who waits: the action, its place at what it is about, and the bell.
const STORE = `with made as (
    insert into action (workspace_id, id, connection_id, finding_id, item_id, command, target, input, reference,
      requested_by, state, not_before, priority)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7, $8::jsonb, $9, $10::uuid, $11,
      now() + make_interval(secs => $12::float8), 5)
    returning *
  ), finding_links as (
    update finding f set last_action_id = made.id from made where f.workspace_id = made.workspace_id and f.id = made.finding_id
  ), item_links as (
    update item i set last_action_id = made.id from made where i.workspace_id = made.workspace_id and i.id = made.item_id
  ) select ${ACTION_COLUMNS} from made, pg_notify('onequeue_worker', 'outbox')`;

/** Writes an action that leaves by itself after so many seconds, once it is not asked for any more, and wakes the worker. */
export async function storeAction(
  ctx: Ctx,
  row: ReturnType<typeof rowOf>,
  { state, waitSeconds }: { state: 'asked' | 'held' | 'queued'; waitSeconds: number },
): Promise<Action> {
  const { workspaceId, id, connectionId, findingId, itemId, command, target, input, reference, requestedBy } = row;
  const subject = [connectionId, findingId, itemId, command, target, JSON.stringify(input), reference, requestedBy];
  const [made] = await within(ctx, STORE, [workspaceId, id, ...subject, state, waitSeconds]);
  return Action.parse(made);
}
