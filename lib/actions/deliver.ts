import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { inSqlTx } from '@/lib/db/rows';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Command } from '@/lib/model/command';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import { isFinding, storePage } from '@/lib/sync/store';
import { openConnection } from '@/lib/vault/open-connection';
import { operationOf } from '@/lib/vendors/operations';
import type { Connected, Operated, ReadBack } from '@/lib/vendors/vendor';
import { lookAgain } from './look-again';
import { MAX_TRIES, nextReadBack, nextState } from './next-state';
import { keepLease, markConfirmed, markSending, type Settlement, settle } from './outbox';
import { ACTION_RULES } from './rules';
import { type Action, parseInput } from './schema';
import { eraseSecrets, openInput } from './sealed-input';

const HEARTBEAT_MS = 15_000;

/** Takes what the vendor answered to an operation, once the outcome is on record. */
export type Told = (operated: Operated | null) => void;

/**
 * Brings one claimed action to its next state: sends it, or looks up what became of it. `told` is there where somebody
 * waits: what a vendor shows once is asked for only then.
 */
export async function deliver(ctx: Ctx, action: Action, signal: AbortSignal, told: Told | null = null): Promise<void> {
  const beat = setInterval(() => {
    // A lost lease shows when the outcome is written: that update is fenced by the attempt.
    keepLease(ctx, action).catch((error) => log('warn', 'lease not kept', { err: error, actionId: action.id }));
  }, HEARTBEAT_MS);
  try {
    if (action.state === 'reading_back') await lookUp(ctx, action, signal);
    else await send(ctx, action, signal, told);
  } finally {
    clearInterval(beat);
  }
}

async function send(ctx: Ctx, action: Action, signal: AbortSignal, told: Told | null): Promise<void> {
  let connected: Connected;
  let command: Command;
  let receipt: Awaited<ReturnType<Connected['perform']>>;
  try {
    connected = await openConnection(ctx, action.connectionId, { priority: action.batchId ? 'bulk' : 'write', signal });
    command = commandOf({ ...action, input: await openInput(ctx, action) });
    if (told === null) refuseUnwatched(connected, command);
    if (!(await markSending(ctx, action))) return;
    receipt = await connected.perform(command, signal);
  } catch (error) {
    return end(ctx, action, nextState(error, action.tries), null);
  }
  const { message, externalId, operated } = receipt;
  const outcome = { message, externalId, status: operated?.status, vendorRequestId: operated?.requestId };
  await end(ctx, action, { state: 'done', outcome }, receipt.record);
  told?.(operated ?? null);
  // The write is done; whether the vendor shows it is a question of its own and may fail without changing that.
  try {
    const seen = await connected.readBack(command, signal);
    const isThere = seen.outcome === 'applied';
    if (isThere) await keepRecord(ctx, action, seen.record);
    await inTx(ctx, async (ctx) => {
      if (isThere) await markConfirmed(ctx, action);
      await recordSeen(ctx, action, seen);
    });
  } catch (error) {
    log('info', 'not confirmed yet', { err: error, actionId: action.id });
  }
}

async function lookUp(ctx: Ctx, action: Action, signal: AbortSignal): Promise<void> {
  try {
    const connected = await openConnection(ctx, action.connectionId, { priority: 'write', signal });
    const seen = await connected.readBack(commandOf(action), signal);
    await end(ctx, action, settlementOf(seen, action), seen.record, seen);
  } catch (error) {
    await end(ctx, action, nextReadBack(error, action.tries), null);
  }
}

/** A secret that nobody waits for would be lost, and what it opens would stay behind. */
function refuseUnwatched({ about }: Connected, command: Command): void {
  if (command.kind !== 'operation.call' || !('operation' in command.input)) return;
  if (operationOf(about.id, command.input.operation).secrets.once.length === 0) return;
  throw new AppError('not_possible', 'It shows a secret once, and nobody waited for it. Nothing was sent.');
}

function settlementOf(seen: ReadBack, action: Action): Settlement {
  if (seen.outcome === 'applied') return { state: 'done', outcome: { message: seen.note }, confirmed: true };
  const tooOften = action.tries + 1 >= MAX_TRIES;
  if (seen.outcome === 'absent' && !tooOften) {
    return { state: 'queued', outcome: { message: 'The vendor does not hold it; it is sent again.' }, waitMs: 1000 };
  }
  const message = seen.note ?? 'The vendor cannot be asked whether it holds this. Look there, then decide.';
  return { state: 'needs_you', outcome: { message, code: 'unclear' } };
}

async function end(
  ctx: Ctx,
  action: Action,
  to: Settlement,
  record: FindingRecord | ItemRecord | null,
  seen: ReadBack | null = null,
): Promise<void> {
  await keepRecord(ctx, action, record);
  await inTx(ctx, async (ctx) => {
    if (!(await settle(ctx, action, to))) return;
    if (seen) await recordSeen(ctx, action, seen);
    // Only what certainly was not sent goes out again with its secrets.
    if (to.state !== 'queued') await eraseSecrets(ctx, action.id);
    if (to.state === 'queued' || to.state === 'unclear') return;
    if (to.state === 'done') await lookAgain(ctx, action);
    const subject = action.findingId ? { kind: 'finding', id: action.findingId } : { kind: 'action', id: action.id };
    const after = { actionId: action.id, command: action.command, ...to.outcome };
    await writeAudit(ctx, { action: `action.${to.state.replace('_', '-')}`, subject, after });
  });
}

/** What a look at the vendor showed after a write that was done for a finding: it belongs to what happened to that one. */
async function recordSeen(ctx: Ctx, { id, findingId, command }: Action, { outcome, saw }: ReadBack): Promise<void> {
  if (!saw || findingId === null) return;
  const after = { actionId: id, command, outcome, ...saw };
  await writeAudit(ctx, { action: 'action.seen', subject: { kind: 'finding', id: findingId }, after });
}

/** What the vendor answered is newer than anything a sync has brought. */
async function keepRecord(ctx: Ctx, action: Action, record: FindingRecord | ItemRecord | null): Promise<void> {
  const rule = ACTION_RULES[action.command].on;
  if (record === null) return;
  const noun = isFinding(record) ? 'finding' : typeof rule === 'object' && 'item' in rule ? rule.item : nounOf(action);
  if (noun === null) return;
  await inSqlTx(ctx, (client) => storePage(client, ctx, action.connectionId, noun, { items: [record], odd: [] }));
}

const nounOf = (action: Action) => (action.command === 'tag.create' ? 'tag' : null);

function commandOf(action: Action): Command {
  const input = parseInput(action.command, action.input);
  // The pair of kind and input was checked by the command's own schema one line above; TypeScript cannot join the two.
  return { kind: action.command, target: action.target, input, reference: action.reference } as Command;
}
