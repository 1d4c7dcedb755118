import type { Window } from '@/lib/vendors/vendor';

/** How far back a first sync goes, unless the connection's settings say otherwise. */
export const BACKFILL_DAYS = 180;
/** A head window begins this much before the last one ended: vendors list a record late, and clocks differ. */
export const OVERLAP_MS = 5 * 60_000;
const DAY = 86_400_000;

/** Windows from `from` to `to`, oldest first, each at most `stepMs` long. */
export function forward(from: Date, to: Date, stepMs: number): Window[] {
  const windows: Window[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += stepMs) {
    windows.push({ from: new Date(at), to: new Date(Math.min(at + stepMs, to.getTime())) });
  }
  return windows;
}

/** Windows from `to` back to `from`, newest first: what is recent matters most. */
export function backward(from: Date, to: Date, stepMs: number): Window[] {
  const windows: Window[] = [];
  for (let at = to.getTime(); at > from.getTime(); at -= stepMs) {
    windows.push({ from: new Date(Math.max(at - stepMs, from.getTime())), to: new Date(at) });
  }
  return windows;
}

/** Where a backfill starts and ends: from the first head's beginning back `days`. */
export function backfillSpan(now: Date, headMs: number, days: number): Window {
  return { from: new Date(now.getTime() - days * DAY), to: new Date(now.getTime() - headMs) };
}

/** Reads ahead by up to `depth` pages, so that storing one page overlaps with fetching the next. */
export async function* ahead<T>(pages: AsyncIterable<T>, depth: number): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  const queue: Promise<IteratorResult<T>>[] = [];
  // A failure is met when its turn comes; until then it must not count as unhandled.
  const ask = () => {
    const next = iterator.next();
    next.catch(() => undefined);
    queue.push(next);
  };
  try {
    for (let i = 0; i < depth; i++) ask();
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await next;
      if (result.done) return;
      ask();
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Does the work of every item, up to `atOnce` at a time, and answers in the order of the items; ends with the first failure. */
export async function* inOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  let [running, isOver] = [0, false];
  const fill = () => {
    for (const item of items.slice(started.length, isOver ? 0 : started.length + atOnce - running)) {
      running += 1;
      const one = work(item).finally(() => {
        running -= 1;
        fill();
      });
      // A failure is met when its turn comes; until then it must not count as unhandled.
      one.catch(() => undefined);
      started.push(one);
    }
  };
  fill();
  try {
    for (let at = 0; at < items.length; at++) {
      const one = started[at];
      if (one) yield await one;
    }
  } finally {
    isOver = true;
    await Promise.allSettled(started);
  }
}

/**
 * Gives what waits to `work` together: as many pieces as make `most` by their sizes, or the one that alone is larger. Of
 * `atOnce` calls at a time; while they run the next pieces gather, and nobody waits for company.
 */
export function together<T>(
  { most, atOnce, sizeOf }: { most: number; atOnce: number; sizeOf(piece: T): number },
  work: (pieces: T[]) => Promise<void>,
): (piece: T) => Promise<void> {
  type Waiting = { piece: T; done(): void; failed(error: unknown): void };
  const waiting: Waiting[] = [];
  let running = 0;
  const taken = () => {
    let [count, size] = [0, 0];
    for (const { piece } of waiting) {
      size += sizeOf(piece);
      if (count > 0 && size > most) break;
      count += 1;
    }
    return waiting.splice(0, count);
  };
  const run = async () => {
    running += 1;
    while (waiting.length > 0) {
      const some = taken();
      try {
        await work(some.map(({ piece }) => piece));
        for (const { done } of some) done();
      } catch (error) {
        for (const { failed } of some) failed(error);
      }
    }
    running -= 1;
  };
  return (piece) =>
    new Promise<void>((done, failed) => {
      waiting.push({ piece, done, failed });
      if (running < atOnce) void run();
    });
}

/** Lets up to `most` pieces of work run at a time, in the order they came. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
