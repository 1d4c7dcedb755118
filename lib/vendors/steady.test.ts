import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idAt } from './page';
import { steady } from './steady';

type Change = { after: number; remove?: number; add?: boolean };

/** A list in pages of ten, in which records come and go between two pages. */
function aList(size: number, changes: Change[]) {
  let records = Array.from({ length: size }, (_, index) => ({ id: `r${index}` }));
  let pages = 0;
  let walks = 0;
  async function* walk() {
    walks += 1;
    for (let from = 0; ; from += 10) {
      const page = records.slice(from, from + 10);
      yield { records: page, total: records.length };
      pages += 1;
      for (const { remove, add } of changes.filter(({ after }) => after === pages)) {
        if (remove !== undefined) records = records.filter((_, index) => index !== remove);
        if (add) records = [{ id: `new${pages}` }, ...records];
      }
      if (from + 10 >= records.length) return;
    }
  }
  return { walk, left: () => records.map(({ id }) => id), walks: () => walks };
}

async function idsOf(list: ReturnType<typeof aList>) {
  const ids: (string | null)[] = [];
  for await (const { records } of steady(list.walk, idAt('id'))) ids.push(...records.map(idAt('id')));
  return ids;
}

test('a list that holds still is read once', async () => {
  const list = aList(35, []);
  expect(await idsOf(list)).toEqual(list.left());
  expect(list.walks()).toBe(1);
});

test('a record that slips to a page already read is found in the next round, and none comes twice', async () => {
  const list = aList(35, [{ after: 1, remove: 3 }]);
  const ids = await idsOf(list);
  expect(new Set(ids)).toEqual(new Set([...list.left(), 'r3']));
  expect(ids).toHaveLength(35);
  expect(list.walks()).toBe(2);
});

test('whatever comes and goes in the first walk, nothing that stayed is missed or doubled', async () => {
  const change = fc.record({
    after: fc.integer({ min: 1, max: 3 }),
    remove: fc.integer({ min: 0, max: 39 }),
    add: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
      const list = aList(40, changes);
      const before = list.left();
      const ids = await idsOf(list);
      expect(new Set(ids).size).toBe(ids.length);
      // One gone for one come keeps the total, and no list of this kind can tell; any other change is noticed.
      const balanced = changes.some(({ after }) => netOf(changes, after) === 0);
      const stayed = list.left().filter((id) => before.includes(id));
      if (!balanced) expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
    }),
  );
});

function netOf(changes: Change[], after: number): number {
  return changes.filter((one) => one.after === after).reduce((net, { add }) => net + (add ? 1 : 0) - 1, 0);
}
