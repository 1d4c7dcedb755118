import { ofNumbers, type Rows } from './rows';
import { grown, Slots } from './slots';

/** What few values have, joined to one number a row: findings of the same class count alike for all of these. */
export type Class = {
  kind: number;
  severity: number;
  status: number;
  /** -1: none. */
  verdict: number;
  isGone: boolean;
  isActed: boolean;
  isPaused: boolean;
  isLate: boolean;
  /** Ids as 16 bytes in latin1; null: none. */
  connection: string;
  owner: string | null;
};

/** Columns of dictionary words; 0 in them is "none". */
export const WORD_COLUMNS = ['policy', 'account', 'person', 'resource'] as const;
export type WordColumn = (typeof WORD_COLUMNS)[number];
/** Columns of instants, in epoch milliseconds; NaN: none. */
export const TIME_COLUMNS = ['created', 'updated', 'closed', 'due'] as const;
export type TimeColumn = (typeof TIME_COLUMNS)[number];

/** Bytes of one finding as `pack.ts` has Postgres write it. */
export const ROW_BYTES = 16 + 5 * 2 + 2 * 16 + 4 * 4 + 4 * 8 + 2;
/** Rows in the lists that are kept, and the classes they are of, for each finding there is; four bytes at most each. */
const MOST_KEPT = 8;
const NOBODY = '\0'.repeat(16);
/** Days since 1970 that are counted in place, up to 2059; what a vendor's clock puts elsewhere is counted by name. */
export const DAYS = 32_768;
export const DAY = 86_400_000;
/** 2000-01-01 in epoch milliseconds: from there Postgres counts its microseconds. */
const POSTGRES_EPOCH = 946_684_800_000;

/** Every finding of a workspace in typed arrays: what filters and counts look at, and nothing else. */
export class Columns {
  private readonly slots = new Slots();
  private readonly classOf = new Map<number, number>();
  private readonly ids = { connection: new Map<string, number>(), owner: new Map<string | null, number>([[null, 0]]) };
  private readonly wordOf: Record<WordColumn, Map<number, number>> = {
    policy: new Map([[0, 0]]),
    account: new Map([[0, 0]]),
    person: new Map([[0, 0]]),
    resource: new Map([[0, 0]]),
  };
  readonly classes: Class[] = [];
  /** Dictionary ids by the number that stands in the column. */
  readonly words: Record<WordColumn, number[]> = { policy: [0], account: [0], person: [0], resource: [0] };
  private readonly kept = new Map<string, Rows>();
  private keptSize = 0;
  /** Each row's own place. */
  private place = new Int32Array(0);
  class = new Int32Array(1024);
  /** The day of the creation since 1970; `DAYS` for one that is not among them. */
  day = new Int32Array(1024);
  rank = new Int16Array(1024);
  word: Record<WordColumn, Int32Array<ArrayBuffer>> = {
    policy: new Int32Array(1024),
    account: new Int32Array(1024),
    person: new Int32Array(1024),
    resource: new Int32Array(1024),
  };
  time: Record<TimeColumn, Float64Array<ArrayBuffer>> = {
    created: new Float64Array(1024),
    updated: new Float64Array(1024),
    closed: new Float64Array(1024),
    due: new Float64Array(1024),
  };

  get count(): number {
    return this.slots.count;
  }

  /** Every row, to begin with. */
  get rows(): Rows {
    if (this.place.length < this.count) this.place = Int32Array.from({ length: this.class.length }, (_, at) => at);
    return this.place.subarray(0, this.count);
  }

  /** The findings of some classes: 1 or 0 for each class. The same lists are asked for again and again, until something changes. */
  ofClasses(keep: Uint8Array): Rows {
    const key = Buffer.from(keep).toString('latin1');
    const known = this.kept.get(key);
    if (known) return known;
    const rows = ofNumbers(keep, this.class, this.rows);
    // Its key takes room as well: lists of nothing are not without end.
    const size = rows.length + keep.length;
    if (this.keptSize + size > this.count * MOST_KEPT) this.forget();
    this.kept.set(key, rows);
    this.keptSize += size;
    return rows;
  }

  /** Takes findings as they are now, new ones and known ones alike. */
  put(rows: Buffer): void {
    this.forget();
    for (let at = 0; at < rows.length; at += ROW_BYTES) this.putOne(rows, at);
  }

  /** Below zero where the first of two findings has the lower id. */
  compareIds(slot: number, other: number): number {
    return this.slots.compare(slot, other);
  }

  /** The same with an id as its four words. */
  compareId(slot: number, words: Uint32Array): number {
    return this.slots.compareTo(slot, words);
  }

  /** The finding's id in hexadecimal digits, which Postgres reads as a uuid. */
  idAt(slot: number): string {
    return this.slots.idAt(slot);
  }

  /** The column's number of a dictionary id; -1 for one that no finding has. */
  wordNumber(column: WordColumn, id: number): number {
    return this.wordOf[column].get(id) ?? -1;
  }

  private forget(): void {
    this.kept.clear();
    this.keptSize = 0;
  }

  private putOne(rows: Buffer, at: number): void {
    const slot = this.slots.of(rows, at);
    if (slot === this.class.length) this.grow();
    const small = at + 16;
    this.class[slot] = this.classAt(rows, small);
    let place = small + 5 * 2 + 2 * 16;
    for (const name of WORD_COLUMNS) {
      this.word[name][slot] = this.wordAt(name, rows.readInt32BE(place));
      place += 4;
    }
    for (const name of TIME_COLUMNS) {
      this.time[name][slot] = instantAt(rows, place);
      place += 8;
    }
    this.rank[slot] = rows.readInt16BE(place);
    const day = Math.floor((this.time.created[slot] ?? 0) / DAY);
    this.day[slot] = day >= 0 && day < DAYS ? day : DAYS;
  }

  private classAt(rows: Buffer, at: number): number {
    const [kind, severity, status] = [rows.readInt16BE(at), rows.readInt16BE(at + 2), rows.readInt16BE(at + 4)];
    const [verdict, flags] = [rows.readInt16BE(at + 6), rows.readInt16BE(at + 8)];
    const connection = rows.toString('latin1', at + 10, at + 26);
    const said = rows.toString('latin1', at + 26, at + 42);
    const owner = said === NOBODY ? null : said;
    const small = (((kind * 8 + severity) * 16 + status) * 32 + verdict + 1) * 16 + flags;
    const key = (small * 65_536 + numberOf(this.ids.connection, connection)) * 65_536 + numberOf(this.ids.owner, owner);
    const known = this.classOf.get(key);
    if (known !== undefined) return known;
    const has = (bit: number) => (flags & bit) !== 0;
    const marks = { isGone: has(1), isActed: has(2), isPaused: has(4), isLate: has(8) };
    this.classes.push({ kind, severity, status, verdict, ...marks, connection, owner });
    this.classOf.set(key, this.classes.length - 1);
    return this.classes.length - 1;
  }

  private wordAt(column: WordColumn, id: number): number {
    const known = this.wordOf[column].get(id);
    if (known !== undefined) return known;
    this.wordOf[column].set(id, this.words[column].length);
    return this.words[column].push(id) - 1;
  }

  private grow(): void {
    const size = this.class.length * 2;
    this.class = grown(this.class, new Int32Array(size));
    this.day = grown(this.day, new Int32Array(size));
    this.rank = grown(this.rank, new Int16Array(size));
    for (const name of WORD_COLUMNS) this.word[name] = grown(this.word[name], new Int32Array(size));
    for (const name of TIME_COLUMNS) this.time[name] = grown(this.time[name], new Float64Array(size));
  }
}

function numberOf<K>(known: Map<K, number>, key: K): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, known.size);
  return known.size - 1;
}

/** Postgres' own form: microseconds since 2000 in 8 bytes; infinities and "none" are its two ends. */
function instantAt(rows: Buffer, at: number): number {
  const high = rows.readInt32BE(at);
  if (high === 0x7fffffff || high === -0x80000000) return Number.NaN;
  return (high * 4_294_967_296 + rows.readUInt32BE(at + 4)) / 1000 + POSTGRES_EPOCH;
}
