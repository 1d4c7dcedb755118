import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

export type Journal = {
  /** On disk when it returns: what a vendor has answered, it still knows after a kill. */
  append(entry: object): void;
  replay<Entry>(): Entry[];
  clear(): void;
  close(): void;
};

/** The changes made to one vendor since its data was made from the seed. Without a folder it lives in memory only. */
export function openJournal(dir: string | undefined, vendor: string): Journal {
  let lines: string[] = [];
  let fd: number | undefined;
  if (dir !== undefined) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const file = path.join(dir, `${vendor}.jsonl`);
    lines = existsSync(file) ? wholeLines(readFileSync(file, 'utf8')) : [];
    fd = openSync(file, 'a', 0o600);
    // A kill in the middle of a write leaves half a line, which would spoil the next one.
    ftruncateSync(fd, Buffer.byteLength(lines.map((line) => `${line}\n`).join('')));
  }
  return {
    append(entry) {
      const line = JSON.stringify(entry);
      if (fd === undefined) lines.push(line);
      else writeSync(fd, `${line}\n`);
    },
    replay: <Entry>() => {
      const known = lines.map((line) => asWritten<Entry>(line));
      // With a file behind it, the lines are needed once.
      if (fd !== undefined) lines = [];
      return known;
    },
    clear() {
      lines = [];
      if (fd !== undefined) ftruncateSync(fd, 0);
    },
    close() {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}

/** The instant the world was made; kept in the folder, so that a restart does not move the data. */
export function storedEpoch(dir: string | undefined, epochMs: number): number {
  if (dir === undefined) return epochMs;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, 'epoch');
  if (existsSync(file)) {
    const stored = Number(readFileSync(file, 'utf8'));
    if (Number.isSafeInteger(stored) && stored > 0) return stored;
  }
  writeFileSync(file, `${epochMs}\n`, { mode: 0o600 });
  return epochMs;
}

function wholeLines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

/** Only `append` writes these files, so a line has the shape its own vendor gave it. */
function asWritten<Entry>(line: string): Entry {
  return JSON.parse(line) as Entry;
}
