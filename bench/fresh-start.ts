import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { interleaved } from './measure';
import { freePort, root, run, start } from './process';
import type { Row } from './report';

/** Row 23: from a fresh clone to a console that answers, against its packages alone; and a start after that. */
export async function freshStart(options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'onequeue-bench-'));
  const seconds: number[] = [];
  // As npm start itself does: the database client's own engine is not needed.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const ours = async () => {
    const clone = await cloned(dir, 'console');
    const first = await timeToReady(clone);
    seconds.push(await timeToReady(clone));
    return first;
  };
  const baseline = async () => {
    const clone = await cloned(dir, 'packages');
    return timed(() => run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: clone, env }).then(() => undefined));
  };
  try {
    const compared = await interleaved({ ours, baseline }, { ...options, warmUp: 0 });
    const second = [...seconds].sort((a, b) => a - b)[seconds.length >> 1] ?? null;
    return [
      {
        metric: '23 npm start from a fresh clone until it answers',
        value: compared.ours,
        unit: 's',
        baseline: compared.baseline,
        baselineName: 'npm ci alone',
        ratio: compared.ratio,
        goal: 2,
        by: 'ratio',
      },
      {
        metric: '23 second start',
        value: second,
        unit: 's',
        baseline: null,
        baselineName: '',
        ratio: null,
        goal: 8,
        by: 'value',
      },
    ];
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** What is committed, in a folder of its own. */
async function cloned(dir: string, name: string): Promise<string> {
  const clone = path.join(dir, name);
  fs.rmSync(clone, { recursive: true, force: true });
  await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  return clone;
}

async function timeToReady(cwd: string): Promise<number> {
  const child = start(['scripts/start.mjs'], { cwd, env: { PORT: String(await freePort()) } });
  const seconds = await timed(() => child.says(/Onequeue is ready/).then(() => undefined));
  await child.stop();
  return seconds;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
