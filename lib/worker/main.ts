import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDelivery } from '@/lib/actions/loop';
import { isDatabaseOutage } from '@/lib/api/outage';
import { stopListening } from '@/lib/db/listen';
import { closePool } from '@/lib/db/pool';
import { env } from '@/lib/env';
import { closeAllSockets } from '@/lib/http/sockets';
import { startJobs } from '@/lib/jobs/loop';
import { log } from '@/lib/log';
import { startSync } from '@/lib/sync/loop';
import { eachWorkspace } from '@/lib/sync/workspaces';
import { checkVaultKey } from '@/lib/vault/check';
import { keyRing } from '@/lib/vault/kek';
import { finishRotation, rewrapDataKeys } from '@/lib/vault/rotate';
import { publishWorkerKey } from '@/lib/vault/worker-key';
import { startBroker } from './broker';
import { checkpointsOf, startCheckpoints } from './checkpoint-loop';
import { startFolds } from './fold-loop';
import { startInbox } from './inbox-loop';
import { startRanking } from './rank-loop';
import { startRules } from './rule-loop';

/** Ends the process for good: what is wrong must be put right by a person. The supervisor does not start it again. */
const EXIT_CONFIG = 78;
/** The supervisor waits a little longer than this before it kills. */
const STOP_MS = 7000;

const stopping = new AbortController();
const stop = () => stopping.abort();
process.once('SIGTERM', stop).once('SIGINT', stop);
// A parent that was killed closes our stdin, which is the only sign of it that arrives on every system.
if (process.env.WORKER_PARENT === '1') process.stdin.once('end', stop).once('error', stop).resume();
// Node would print the whole error; the log keeps what may be kept of it.
process.on('uncaughtException', (error) => {
  log('error', 'the worker ends on an error nobody caught', { err: error });
  process.exit(1);
});

await run(stopping.signal);

async function run(signal: AbortSignal): Promise<void> {
  const { url, secret, checkpoints } = await configured(() => readConfig());
  await configured(() => onceDatabaseIsUp(checkVaultKey, signal));
  await publishWorkerKey();
  const broker = await configured(() => startBroker({ url, secret }));
  log('info', 'the worker is up', { port: broker.port });
  const loops = [
    startInbox(signal),
    startSync(signal),
    startDelivery(signal),
    startJobs(signal),
    startRanking(signal),
    startFolds(signal),
    startRules(signal),
    startCheckpoints(signal, checkpoints),
    finishRotations(),
  ];
  await Promise.race([Promise.all(loops), aborted(signal)]);
  await broker.close();
  await Promise.race([Promise.allSettled(loops), sleep(STOP_MS)]);
  await Promise.all([stopListening(), closeAllSockets(), closePool()]);
  log('info', 'the worker has stopped');
  process.exit(0);
}

function readConfig() {
  const { BROKER_URL: url, BROKER_SECRET: secret } = env();
  if (!url || !secret) throw new Error('The worker needs BROKER_URL and BROKER_SECRET.');
  keyRing();
  return { url, secret, checkpoints: checkpointsOf() };
}

/** What fails here is for a person to put right: one sentence, and no second try. */
async function configured<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    process.stderr.write(`${error instanceof Error ? error.message : 'The worker cannot start.'}\n`);
    process.exit(EXIT_CONFIG);
  }
}

async function onceDatabaseIsUp(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseOutage(error) || signal.aborted) throw error;
      log('warn', 'the database is waited for', { err: error });
      await sleep(500);
    }
  }
}

/** Goes on with a change of keys that a killed worker left half done. */
async function finishRotations(): Promise<void> {
  try {
    await eachWorkspace(async (ctx) => {
      await rewrapDataKeys(ctx);
      await finishRotation(ctx);
    });
  } catch (error) {
    log('error', 'a change of keys could not be finished', { err: error });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
