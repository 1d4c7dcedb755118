// What `npm run bench` runs: every figure against its baseline in the same run, as one table and as .data/bench.json.
import os from 'node:os';
import path from 'node:path';
import { action, actionPost } from './action';
import { type Console, startConsole } from './console';
import { duringSync } from './during-sync';
import { startEmptyNext } from './empty-route';
import { exported } from './export';
import { firstSync } from './first-sync';
import { freshStart } from './fresh-start';
import { growth } from './growth';
import { liveCall } from './live-call';
import { memory } from './memory';
import { operationCall } from './operation-call';
import { type Options, optionsFrom } from './options';
import { root, stopAll } from './process';
import { progress } from './progress';
import { queueApi } from './queue-api';
import { queueSql } from './queue-sql';
import { changedSync, reSync } from './re-sync';
import { reads } from './reads';
import { isOver, type Row, tableOf, writeReport } from './report';
import { startSandbox } from './sandbox';
import { seed } from './seed';
import { statements } from './statements';
import { syncInstall } from './sync-install';

const FINDINGS = { standard: 100_000, million: 1_000_000 };

process.once('SIGINT', () => void stopAll().then(() => process.exit(130)));

const rows: Row[] = [];
try {
  const options = optionsFrom(process.argv.slice(2));
  await measure(options);
  const over = rows.filter(isOver).length;
  show();
  console.log(over === 0 ? 'Every figure keeps its goal.' : `${over} of ${rows.length} figures miss their goal.`);
  process.exitCode = over === 0 ? 0 : 1;
} catch (error) {
  if (rows.length > 0) show();
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stopAll();
}

function show(): void {
  writeReport(path.join(root, '.data/bench.json'), rows);
  console.log(`\n${tableOf(rows)}\n`);
}

async function measure(options: Options): Promise<void> {
  const { rounds, isQuick, scale } = options;
  const take = async (name: string, work: (say: (word: string) => void) => Promise<Row | Row[]>) => {
    if (options.only.length > 0 && !options.only.includes(name)) return;
    rows.push(...[await progress(name, work)].flat());
  };
  const folder = path.join(root, '.data/bench', scale);
  const running = await progress('console', (say) => startConsole(folder, say));
  const count = await progress('findings', (say) => seed(running, FINDINGS[scale], say));
  console.log(
    `${count.toLocaleString('en')} findings, vacuumed; ${rounds} rounds, ours and baseline in turn, the ratio is that of the medians;` +
      ` ${os.cpus().length} cores, load ${(os.loadavg()[0] ?? 0).toFixed(1)}; Node ${process.versions.node}`,
  );
  const empty = await progress('empty Next', startEmptyNext);
  await take('queue', (say) => queueApi(running, empty.client, { rounds, say }));
  await take('sql', async (say) => [...(await queueSql(running, { rounds, say })), await statements(running)]);
  await take('reads', (say) => reads(running, { rounds, say }));
  await take('growth', (say) => growth(running, { rounds, say }));
  await take('during', (say) => duringSync(running, { rounds, say }));
  await take('export', (say) => exported(running, { rounds: Math.min(rounds, 3), say }));
  await take('live', (say) => liveCall(running, { rounds, say }));
  await take('operations', (say) => operationCall(running, { rounds, say }));
  await take('action', async (say) => [
    await action(running, { rounds, say }),
    await actionPost(running, empty.client, { rounds, say }),
  ]);
  await take('memory', (say) => memory(running, { isQuick, say }));
  await empty.stop();
  await take('sync', (say) => syncs(running, options, say));
  await running.stop();
  if (!isQuick || options.only.includes('start')) await take('start', (say) => freshStart({ rounds, say }));
}

async function syncs(running: Console, { rounds, isQuick }: Options, say: (word: string) => void): Promise<Row[]> {
  const sandbox = await startSandbox();
  const install = await syncInstall(running, sandbox);
  const rows: Row[] = [];
  for (const delayMs of isQuick ? [40] : [100, 40]) {
    const at = (what: string) => ({ rounds, say: (word: string) => say(`${what} at ${delayMs} ms: ${word}`) });
    rows.push(await firstSync({ install, sandbox }, delayMs, at('first sync')));
    rows.push(...(await reSync({ install, sandbox }, delayMs, at('re-sync'))));
    rows.push(await changedSync({ install, sandbox }, delayMs));
  }
  await install.drop();
  await sandbox.stop();
  return rows;
}
