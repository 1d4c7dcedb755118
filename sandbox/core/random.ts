export type Rng = {
  float(): number;
  /** Both ends included. */
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  chance(probability: number): boolean;
  /** `count` decimal digits as text; the first may be 0. */
  digits(count: number): string;
  hex(count: number): string;
  uuid(): string;
};

/** A repeatable source of randomness; cheap to make, so that record i can be made without the records before it. */
export function rng(seed: string): Rng {
  return new Dice(hash(seed));
}

/** mulberry32: one word of state and good enough for looks; nothing here guards a secret. */
class Dice implements Rng {
  constructor(private state: number) {}

  float(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  }

  int(min: number, max: number): number {
    return min + Math.floor(this.float() * (max - min + 1));
  }

  pick<T>(from: readonly T[]): T {
    return itemAt(from, Math.floor(this.float() * from.length));
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let sum = 0;
    for (const [, weight] of choices) sum += weight;
    let left = this.float() * sum;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return itemAt(choices, choices.length - 1)[0];
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  digits(count: number): string {
    return this.text(count, '0123456789');
  }

  hex(count: number): string {
    return this.text(count, '0123456789abcdef');
  }

  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  private text(count: number, alphabet: string): string {
    let out = '';
    for (let i = 0; i < count; i++) out += alphabet[Math.floor(this.float() * alphabet.length)];
    return out;
  }
}

/** The item at an index that is known to be there; anything else is a mistake in the data tables. */
export function itemAt<T>(from: readonly T[], index: number): T {
  if (index < 0 || index >= from.length) throw new RangeError(`no item ${index} of ${from.length}`);
  return from[index] as T;
}

function hash(text: string): number {
  let word = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) word = Math.imul(word ^ text.charCodeAt(i), 0x01000193);
  // FNV alone leaves neighbours such as `:1` and `:2` alike in the high bits.
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
