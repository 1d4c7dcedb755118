import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Psql = { ask(text: string): Promise<string[]>; time(text: string): Promise<number>; close(): void };

/** One psql session; null where psql is not installed. */
export async function openPsql(url: string): Promise<Psql | null> {
  const child = spawn('psql', ['-X', '-q', '-A', '-t', '-d', url], { stdio: ['pipe', 'pipe', 'pipe'] });
  const isThere = await new Promise((resolve) =>
    child.once('spawn', () => resolve(true)).once('error', () => resolve(false)),
  );
  if (!isThere) return null;
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  let hear: (line: string) => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => hear(line));
  let asked = 0;

  async function ask(text: string): Promise<string[]> {
    asked += 1;
    const end = `end of answer ${asked}`;
    const lines: string[] = [];
    child.stdin.write(`${text};\n\\echo ${end}\n`);
    await new Promise<void>((resolve) => {
      hear = (line) => (line === end ? resolve() : lines.push(line));
    });
    if (words) throw new Error(`psql: ${words.trim()}`);
    return lines;
  }

  return {
    ask,
    /** Milliseconds as psql's own \timing has them; the rows are fetched and thrown away. */
    time: async (text) => {
      const line = (await ask(`\\o /dev/null\n\\timing on\n${text};\n\\timing off\n\\o\nselect 1`)).find((one) =>
        /^Time:/.test(one),
      );
      return Number(/^Time: ([\d.]+) ms/.exec(line ?? '')?.[1] ?? Number.NaN);
    },
    close: () => void child.stdin.end(),
  };
}
