import fs from 'node:fs';
import { clientOf, well } from './client';
import type { Console } from './console';
import { median } from './measure';
import { PATH } from './queue-api';
import type { Row } from './report';

const AT_ONCE = 4;

/** Row 20: what the web process holds after three times as many requests. */
export async function memory(
  console: Console,
  { isQuick, say }: { isQuick: boolean; say(word: string): void },
): Promise<Row> {
  const first = isQuick ? 3000 : 10_000;
  const pid = webPid(console.pid);
  const cookie = await console.signIn('analyst');
  let sent = 0;
  const until = async (count: number) => {
    const held: number[] = [];
    const one = async () => {
      const client = clientOf(console.url);
      while (sent < count) {
        sent += 1;
        await well(client.get(PATH, { cookie }));
        // The figure is the middle of the last tenth, so that it does not hang on when garbage was last collected.
        if (sent > count - first / 10) held.push(residentMb(pid));
        if (sent % 1000 === 0) say(`${sent} of ${first * 3} requests`);
      }
      await client.close();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return median(held);
  };
  const baseline = await until(first);
  const value = await until(first * 3);
  return {
    metric: `20 memory of the web process after ${(first * 3).toLocaleString('en')} requests`,
    value,
    unit: 'MB',
    baseline,
    baselineName: `after ${first.toLocaleString('en')}`,
    ratio: value / baseline,
    goal: 1.05,
    by: 'ratio',
  };
}

export function residentMb(pid: number): number {
  const pages = Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return (pages * 4096) / 1e6;
}

/** The largest process of the start command's family that serves pages. */
export function webPid(root: number): number {
  const all = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  const web = all.filter((pid) => isOurs(pid) && /next-server|web\.mjs/.test(read(`/proc/${pid}/cmdline`)));
  const [largest] = web.sort((a, b) => residentMb(b) - residentMb(a));
  if (!largest) throw new Error('the web process was not found');
  return largest;
}

function parentOf(pid: number): number {
  return Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] ?? 0);
}

// A process may end between being listed and being looked at.
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
