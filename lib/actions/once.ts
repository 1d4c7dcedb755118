import 'server-only';
import { createHash } from 'node:crypto';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';

/** A person's name for one intent, and what was asked under it. Without a key each request is a new one. */
export type Asked = { key: string | null; request: unknown };
/** What is known of an intent: its answer, or the action whose outcome is still waited for. */
type Known = { answer: string | null; actionId: string | null };

const KEPT_MS = 24 * 3_600_000;

/** Does the work once for each key: for a day the same request gets the same answer, byte for byte. Another one is `bad_input`. */
export async function once(ctx: Ctx, { key, request }: Asked, work: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  if (key === null) return JSON.stringify(await work(ctx));
  return inTx(ctx, async (ctx) => {
    const known = await knownOf(ctx, key, request);
    if (known?.answer) return known.answer;
    const answer = JSON.stringify(await work(ctx));
    await remember(ctx, key, request, { answer, actionId: null });
    return answer;
  });
}

/** What this person asked under this key in the last day; posts with one key are put in line until the transaction ends. */
export async function knownOf(ctx: Ctx, key: string, request: unknown): Promise<Known | null> {
  const { userId } = person(ctx);
  await db(ctx).$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${userId}:${key}`}, 0))`;
  const row = await db(ctx).answeredRequest.findUnique({
    where: { workspaceId_userId_key: { workspaceId: ctx.workspaceId, userId, key } },
  });
  if (!row || row.at.getTime() < Date.now() - KEPT_MS) return null;
  if (Buffer.compare(row.requestHash, hashOf(request)) === 0) return row;
  throw new AppError('bad_input', 'This key was used for another request.', { 'idempotency-key': 'already used' });
}

export async function remember(ctx: Ctx, key: string, request: unknown, known: Known): Promise<void> {
  const { userId } = person(ctx);
  const id = { workspaceId: ctx.workspaceId, userId, key };
  const data = { requestHash: hashOf(request), ...known, at: new Date() };
  await db(ctx).answeredRequest.upsert({
    where: { workspaceId_userId_key: id },
    create: { ...id, ...data },
    update: data,
  });
}

/** The answer of an intent that was waited for: whoever comes first sets it, everybody gets it. */
export async function answerOf(ctx: Ctx, key: string, answer: string): Promise<string> {
  const where = { workspaceId: ctx.workspaceId, userId: person(ctx).userId, key };
  return inTx(ctx, async (ctx) => {
    const { count } = await db(ctx).answeredRequest.updateMany({ where: { ...where, answer: null }, data: { answer } });
    if (count === 1) return answer;
    const row = await db(ctx).answeredRequest.findUnique({ where: { workspaceId_userId_key: where } });
    return row?.answer ?? answer;
  });
}

function hashOf(request: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(JSON.stringify(request)).digest());
}
