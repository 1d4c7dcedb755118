import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

export type Process = { pid: number; args: string };

/** The direct children of a process, from the kernel or, where there is no /proc, from `ps`. */
export function childrenOf(parent: number): Process[] {
  return (fs.existsSync('/proc/self/stat') ? fromProc() : fromPs()).filter((one) => one.parent === parent);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ends a process without a word and waits until it is gone. */
export async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

function fromProc() {
  return fs.readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // `pid (name) state parent …`, and a name may hold anything but ends with the last bracket.
      const [, parent] = fs.readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const args = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(parent), args }];
    } catch {
      return []; // it ended while we looked
    }
  });
}

function fromPs() {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), args: args.join(' ') };
  });
}
