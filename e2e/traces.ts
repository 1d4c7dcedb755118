// Looks for secrets in everything a console leaves behind, in the forms in which such things travel.
import fs from 'node:fs';
import path from 'node:path';

/** `mayBeAt` names the places where the secret belongs. */
export type Marker = { name: string; secret: string | Buffer; mayBeAt?: readonly string[] };
export type Place = { name: string; bytes: Buffer };
type Pattern = { marker: Marker; form: string; bytes: Buffer };

/** Every form of every marker that was found where it does not belong, as `marker (form) in place`. */
export function tracesOf(markers: readonly Marker[], places: Iterable<Place>): string[] {
  const table = tableOf(markers.flatMap(formsOf));
  const found = new Set<string>();
  for (const { name, bytes } of places) {
    for (let at = 0; at + 1 < bytes.length; at++) {
      const patterns = table[(bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)];
      if (!patterns) continue;
      for (const { marker, form, bytes: wanted } of patterns) {
        if (bytes.compare(wanted, 0, wanted.length, at, Math.min(at + wanted.length, bytes.length)) !== 0) continue;
        if (!marker.mayBeAt?.some((place) => name.startsWith(place))) found.add(`${marker.name} (${form}) in ${name}`);
      }
    }
  }
  return [...found].sort();
}

/** All patterns by their first two bytes, so that one walk over the data looks for all of them. */
function tableOf(patterns: readonly Pattern[]): (Pattern[] | undefined)[] {
  const table: (Pattern[] | undefined)[] = new Array(65_536);
  for (const pattern of patterns) {
    if (pattern.bytes.length < 8) throw new Error(`${pattern.marker.name} is too short to be looked for`);
    const at = (pattern.bytes[0] ?? 0) * 256 + (pattern.bytes[1] ?? 0);
    table[at] ??= [];
    table[at].push(pattern);
  }
  return table;
}

function formsOf(marker: Marker): Pattern[] {
  const bytes = Buffer.from(marker.secret);
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  const json = JSON.stringify(text).slice(1, -1);
  const copied = (one: string) => one.replaceAll('\\', '\\\\');
  const asText: [string, string][] = [
    ['URL', encodeURIComponent(text)],
    ['form', new URLSearchParams({ a: text }).toString().slice(2)],
    ['JSON', json],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['HTML', text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')],
    ['COPY', copied(text)],
    ['JSON in COPY', copied(json)],
  ];
  const forms: [string, Buffer | string][] = [
    ['raw', bytes],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...base64Forms(bytes),
    ...(isText ? asText : []),
  ];
  return forms.map(([form, value]) => ({ marker, form, bytes: Buffer.from(value) }));
}

/** What base64 makes of it when it stands at the first, second or third byte of a group, in both alphabets. */
function base64Forms(bytes: Buffer): [string, string][] {
  return [0, 1, 2].flatMap((shift): [string, string][] => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters also hold bits of the neighbours.
    const inner = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    const web = inner.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`base64+${shift}`, inner],
      [`base64url+${shift}`, web],
    ];
  });
}

/** Every file below a folder; `without` are paths below it that are left out. */
export function* filesBelow(folder: string, without: readonly string[] = [], top = folder): Generator<Place> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const name = path.relative(top, file);
    if (without.includes(name)) continue;
    // Where Postgres cannot live below the data folder, a link leads to it.
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) yield* filesBelow(file, without, top);
    else if (entry.isFile()) yield* read(file, name);
  }
}

function* read(file: string, name: string): Generator<Place> {
  try {
    yield { name, bytes: fs.readFileSync(file) };
  } catch (error) {
    // Postgres and the logs go on while we read.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
  }
}

/** The memory of a process that can be written, piece by piece; nothing where the system does not show it. */
export function* memoryOf(pid: number): Generator<Place> {
  const maps = fs.readFileSync(`/proc/${pid}/maps`, 'utf8');
  const memory = fs.openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [, from = '0', to = '0'] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)];
      for (let at = start; at < end; at += CHUNK) {
        const size = Number(end - at < CHUNK + OVERLAP ? end - at : CHUNK + OVERLAP);
        const bytes = Buffer.alloc(size);
        if (readAt(memory, bytes, at)) yield { name: `memory of ${pid}`, bytes };
      }
    }
  } finally {
    fs.closeSync(memory);
  }
}

const CHUNK = 64n * 1024n * 1024n;
const OVERLAP = 4096n;

function readAt(memory: number, bytes: Buffer, at: bigint): boolean {
  try {
    return fs.readSync(memory, bytes, 0, bytes.length, at) > 0;
  } catch {
    return false; // a guard page, or one that was given back meanwhile
  }
}
