/** One side of a comparison: does its work once and answers the figure of that round. */
export type Side = () => Promise<number>;
export type Compared = { ours: number; baseline: number; ratio: number; rounds: number };

/**
 * A, B, A, B in one run, after one round of each that is not counted; the ratio is that of the medians. `say` hears
 * how far it is.
 */
export async function interleaved(
  sides: { ours: Side; baseline: Side },
  { rounds, warmUp = 1, say }: { rounds: number; warmUp?: number; say(word: string): void },
): Promise<Compared> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    say(round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`);
    const [one, other] = [await sides.ours(), await sides.baseline()];
    if (round < 0) continue;
    ours.push(one);
    baseline.push(other);
  }
  const medians = { ours: median(ours), baseline: median(baseline) };
  return { ...medians, ratio: medians.ours / medians.baseline, rounds };
}

/** The median time in ms of `count` calls, one after the other. */
export async function p50Of(count: number, call: () => Promise<unknown>): Promise<number> {
  return median(await timesOf(count, call));
}

/** The time in ms that all but one call in twenty stay within. */
export async function p95Of(count: number, call: (at: number) => Promise<unknown>): Promise<number> {
  const sorted = (await timesOf(count, call)).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

async function timesOf(count: number, call: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const from = performance.now();
    await call(at);
    times.push(performance.now() - from);
  }
  return times;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
