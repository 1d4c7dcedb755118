/** Which row of the columns a finding has, by its id of 16 bytes: a hash table in two typed arrays. */
export class Slots {
  /** Four words for each id. */
  private ids = new Uint32Array(4 * 1024);
  private table = new Int32Array(4096).fill(-1);
  count = 0;

  /** The slot of the id that stands at `at`; a new one when it was not known. */
  of(bytes: Buffer, at: number): number {
    const [a, b] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
    const [c, d] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    const { ids, table } = this;
    const mask = table.length - 1;
    // The last words of an id are random.
    for (let place = (d ^ Math.imul(c, 0x9e3779b1)) & mask; ; place = (place + 1) & mask) {
      const slot = table[place] ?? -1;
      if (slot < 0) return this.add(a, b, c, d, place);
      const word = slot * 4;
      if (ids[word + 3] === d && ids[word + 2] === c && ids[word + 1] === b && ids[word] === a) return slot;
    }
  }

  /** The id of a slot, as its 32 hexadecimal digits. */
  idAt(slot: number): string {
    const words = this.ids.subarray(slot * 4, slot * 4 + 4);
    return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  /** Below zero where the first of two ids is the lower one, as Postgres orders them. */
  compare(slot: number, other: number): number {
    return this.compareTo(slot, this.ids.subarray(other * 4, other * 4 + 4));
  }

  /** The same with an id that may be no finding's, as its four words. */
  compareTo(slot: number, words: Uint32Array): number {
    for (let at = 0; at < 4; at++) {
      const [one, other] = [this.ids[slot * 4 + at] ?? 0, words[at] ?? 0];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  }

  private add(a: number, b: number, c: number, d: number, place: number): number {
    const slot = this.count;
    this.count += 1;
    if (slot * 4 === this.ids.length) this.ids = grown(this.ids, new Uint32Array(this.ids.length * 2));
    this.ids.set([a, b, c, d], slot * 4);
    this.table[place] = slot;
    if (this.count * 2 > this.table.length) this.spread();
    return slot;
  }

  private spread(): void {
    const table = new Int32Array(this.table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let slot = 0; slot < this.count; slot++) {
      const [c = 0, d = 0] = [this.ids[slot * 4 + 2], this.ids[slot * 4 + 3]];
      let place = (d ^ Math.imul(c, 0x9e3779b1)) & mask;
      while ((table[place] ?? -1) >= 0) place = (place + 1) & mask;
      table[place] = slot;
    }
    this.table = table;
  }
}

/** Copies a column into a longer one. */
export function grown<T extends Int16Array | Uint32Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
