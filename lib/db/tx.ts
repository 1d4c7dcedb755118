import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Ctx, Tx } from './ctx';
import { PrismaClient } from './generated/client';
import { pool } from './pool';

const kept = globalThis as typeof globalThis & { onequeuePrisma?: { client: PrismaClient; of: unknown } };

function prisma(): PrismaClient {
  const of = pool();
  if (kept.onequeuePrisma?.of !== of) {
    kept.onequeuePrisma = { client: new PrismaClient({ adapter: new PrismaPg(of) }), of };
  }
  return kept.onequeuePrisma.client;
}

/** Joins the caller's transaction or opens one behind the workspace's wall. All tables are reached from inside. */
export async function inTx<T>(ctx: Ctx, work: (ctx: Ctx & { tx: Tx }) => Promise<T>): Promise<T> {
  const { tx } = ctx;
  if (tx) return work({ ...ctx, tx });
  return prisma().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('onequeue.workspace', ${ctx.workspaceId}, true)`;
      return work({ ...ctx, tx });
    },
    { maxWait: 5000, timeout: 20_000 },
  );
}

/** Several reads that see the tables as they were at one moment, whatever is written meanwhile. */
export async function inSnapshot<T>(ctx: Ctx, work: (ctx: Ctx & { tx: Tx }) => Promise<T>): Promise<T> {
  return prisma().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('onequeue.workspace', ${ctx.workspaceId}, true)`;
      return work({ ...ctx, tx });
    },
    { isolationLevel: 'RepeatableRead', maxWait: 5000, timeout: 120_000 },
  );
}

/** The transaction this work runs in. A call outside `inTx` is a mistake of ours. */
export function db(ctx: Ctx): Tx {
  if (!ctx.tx) throw new Error('db(ctx) outside inTx');
  return ctx.tx;
}

/** For the few tables and functions that stand before any workspace: sign-in, sessions, set-up. */
export async function beforeWorkspace<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma().$transaction(work, { maxWait: 5000, timeout: 20_000 });
}
