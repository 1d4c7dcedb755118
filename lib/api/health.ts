import 'server-only';
import { pool } from '@/lib/db/pool';
import { env } from '@/lib/env';

export type Health = { web: 'up'; worker: 'up' | 'down'; database: 'up' | 'down' };

const PATIENCE_MS = 1500;

/** Whether the three processes answer, and nothing about them. */
export async function health(): Promise<Health> {
  const [worker, database] = await Promise.all([answers(askWorker), answers(() => pool().query('select 1'))]);
  return { web: 'up', worker, database };
}

async function answers(ask: () => Promise<unknown>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), PATIENCE_MS);
  });
  try {
    await Promise.race([ask(), late]);
    return 'up';
  } catch {
    return 'down'; // whatever the cause, this is the whole answer
  } finally {
    clearTimeout(timer);
  }
}

async function askWorker(): Promise<void> {
  const { BROKER_URL } = env();
  if (!BROKER_URL) throw new Error('BROKER_URL is not set');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(new URL('/health', BROKER_URL), { signal, cache: 'no-store', redirect: 'error' });
  if (!response.ok) throw new Error('the worker is not well');
}
