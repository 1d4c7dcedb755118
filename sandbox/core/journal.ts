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
      const known = lines.map((line) => asWritten<Entry>(line, `${vendor}.jsonl`));
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

/** What the data in a folder was made from; kept there, so that a restart neither moves nor mixes it. */
export type Origin = { seed: string; scale: string; epochMs: number };

/** The origin stored in the folder, or the given one stored there now. Throws when the two speak of different data. */
export function storedOrigin(dir: string | undefined, given: Origin): Origin {
  if (dir === undefined) return given;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, 'origin.json');
  if (!existsSync(file)) {
    writeFileSync(file, `${JSON.stringify(given)}\n`, { mode: 0o600 });
    return given;
  }
  const stored = asWritten<Origin>(readFileSync(file, 'utf8'), file);
  if (stored.seed !== given.seed || stored.scale !== given.scale) {
    throw new Error(
      `${dir} holds sandbox data of seed "${stored.seed}" and scale "${stored.scale}". Start with these, or remove the folder.`,
    );
  }
  return stored;
}

function wholeLines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

/** Only this file writes them, so what is read has the shape it was written in. Throws when it is damaged. */
function asWritten<Entry>(text: string, name: string): Entry {
  try {
    return JSON.parse(text) as Entry;
  } catch {
    throw new Error(`${name} of the sandbox is damaged. Remove its folder to start with fresh data.`);
  }
}
