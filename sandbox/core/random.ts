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
  let state = hash(seed);
  // mulberry32: one word of state and good enough for looks; nothing here guards a secret.
  const float = () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number) => min + Math.floor(float() * (max - min + 1));
  const pick = <T>(from: readonly T[]): T => itemAt(from, Math.floor(float() * from.length));
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = float() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return itemAt(choices, choices.length - 1)[0];
  };
  const text = (count: number, alphabet: string) => {
    let out = '';
    for (let i = 0; i < count; i++) out += alphabet[Math.floor(float() * alphabet.length)];
    return out;
  };
  const hex = (count: number) => text(count, '0123456789abcdef');
  return {
    float,
    int,
    pick,
    weighted,
    chance: (probability) => float() < probability,
    digits: (count) => text(count, '0123456789'),
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
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
