import { expect, test } from 'vitest';
import { gate, inOrder, together } from './walk';

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Counts how many are under way at once; item n takes n turns. */
function counted() {
  const count = { now: 0, most: 0, begun: 0 };
  const work = async (turns: number) => {
    count.begun += 1;
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    for (let i = 0; i < turns; i++) await turn();
    count.now -= 1;
    return turns;
  };
  return { count, work };
}

test('windows come in order, and one that takes long holds up none behind it', async () => {
  const { count, work } = counted();
  const turns = [9, 1, 1, 1, 1, 5, 1];
  expect(await allOf(inOrder(turns, 3, work))).toEqual(turns);
  expect(count.most).toBe(3);
  const slow = counted();
  const first = inOrder([50, 1, 1, 1, 1, 1], 3, slow.work).next();
  for (let i = 0; i < 20; i++) await turn();
  expect(slow.count.begun).toBe(6);
  await first;
});

test('a failure ends it in its turn, begins nothing more, and waits for what is under way', async () => {
  const { count, work } = counted();
  const failing = async (turns: number) => {
    if (turns === 0) throw new Error('a vendor is away');
    return work(turns);
  };
  await expect(allOf(inOrder([1, 0, 4, 4, 4, 4, 4, 4], 2, failing))).rejects.toThrow('a vendor is away');
  expect(count.now).toBe(0);
  expect(count.begun).toBeLessThan(5);
});

test('a gate lets a few through at a time, failures included', async () => {
  const { count, work } = counted();
  const pass = gate(2);
  const all = await Promise.allSettled(
    [3, 0, 2, 1, 4].map((turns) =>
      pass(async () => {
        await work(turns);
        if (turns === 0) throw new Error('this one fails');
      }),
    ),
  );
  expect(all.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(count).toEqual({ now: 0, most: 2, begun: 5 });
});

test('what waits goes together, up to the limit, and in the order it came', async () => {
  const calls: number[][] = [];
  const put = together({ most: 10, atOnce: 1, sizeOf: (size: number) => size }, async (sizes) => {
    calls.push(sizes);
    await turn();
  });
  await Promise.all([4, 5, 5, 1, 30, 2].map(put));
  expect(calls).toEqual([[4], [5, 5], [1], [30], [2]]);
});

test('a failure is told to those who went together, and to nobody else', async () => {
  const put = together({ most: 2, atOnce: 1, sizeOf: () => 1 }, async (words: string[]) => {
    await turn();
    if (words.includes('bad')) throw new Error(words.join());
  });
  const told = await Promise.allSettled(['first', 'bad', 'beside', 'after'].map(put));
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
});
