import { expect, test } from 'vitest';
import type { FindingGroups } from '@/lib/findings/shapes';
import { foundRows } from './found-rows';

const severities = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
function groups(counts: Record<string, number>, more = 0): FindingGroups {
  const items = Object.entries(counts).map(([value, count]) => ({
    ...{ value, count, of: count, term: `policy:${value}`, newestAt: '2026-11-28T00:00:00Z', severities },
  }));
  return { total: 0, without: { count: 0, term: '-has:policy' }, groups: items.length + more, items };
}

test('counts of one policy stand in one row; one that is not listed has none', () => {
  const rows = foundRows({
    all: groups({ PCI: 30, Wire: 4 }),
    open: groups({ PCI: 7 }),
    judged: groups({ PCI: 10, Wire: 4 }),
    falsePositive: groups({ Wire: 1 }),
  });
  expect(rows).toMatchObject([
    { policy: 'PCI', total: 30, open: 7, judged: 10, falsePositive: 0 },
    { policy: 'Wire', total: 4, open: 0, judged: 4, falsePositive: 1 },
  ]);
});

test('where more policies exist than were listed, a missing count is not a zero', () => {
  const all = groups({ PCI: 30 });
  const rows = foundRows({ all, open: groups({}, 3), judged: all, falsePositive: all });
  expect(rows[0]?.open).toBeNull();
});
