import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '@/lib/db/ctx';
import { beforeWorkspace } from '@/lib/db/tx';

// Leaky buckets. Ten guesses at once, then one each five minutes at an account, one a minute from an address.
const ACCOUNT = { kind: 'account', capacity: 10, leakSeconds: 300 } as const;
const ADDRESS = { kind: 'address', capacity: 10, leakSeconds: 60 } as const;
type Bucket = typeof ACCOUNT | typeof ADDRESS;

/** Counts a guess before its hash is looked at; false: one of the two buckets is full and nothing may be checked. */
export async function takeGuess(email: string, address: string): Promise<boolean> {
  return beforeWorkspace(async (tx) => {
    // Always the address first: two guesses that share both rows cannot wait for each other.
    if (!(await fill(tx, ADDRESS, address))) return false;
    if (await fill(tx, ACCOUNT, email)) return true;
    await spill(tx, ADDRESS, address);
    return false;
  });
}

/** After a right password: the account begins anew, the address gets back the one guess. Answers how many were wrong before. */
export async function forgiveGuess(email: string, address: string): Promise<number> {
  return beforeWorkspace(async (tx) => {
    await spill(tx, ADDRESS, address);
    const gone = await tx.$queryRaw<{ failures: number }[]>`
      delete from sign_in_throttle where key = ${keyOf(ACCOUNT, email)} returning failures`;
    await tx.$executeRaw`delete from sign_in_throttle where counted_at < now() - interval '1 day'`;
    return Math.max(0, Math.round((gone[0]?.failures ?? 1) - 1));
  });
}

async function fill(tx: Tx, bucket: Bucket, who: string): Promise<boolean> {
  const key = keyOf(bucket, who);
  const changed = await tx.$executeRaw`
    insert into sign_in_throttle as t (key, failures) values (${key}, 1)
    on conflict (key) do update set counted_at = now(),
      failures = greatest(0, t.failures - extract(epoch from now() - t.counted_at) / ${bucket.leakSeconds}::float8) + 1
    where greatest(0, t.failures - extract(epoch from now() - t.counted_at) / ${bucket.leakSeconds}::float8) + 1
      <= ${bucket.capacity}::float8`;
  return changed === 1;
}

async function spill(tx: Tx, bucket: Bucket, who: string): Promise<void> {
  await tx.$executeRaw`
    update sign_in_throttle set failures = greatest(0, failures - 1) where key = ${keyOf(bucket, who)}`;
}

/** Hashed: the table is no list of who tried to sign in, and a key has one length. */
function keyOf({ kind }: Bucket, who: string): string {
  return `${kind}:${createHash('sha256').update(who).digest('hex')}`;
}
