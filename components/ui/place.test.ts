import { expect, test } from 'vitest';
import { place } from './place';

const view = { width: 1000, height: 600 };
const panel = { width: 200, height: 100 };
const at = (left: number, top: number) => ({ left, top, width: 80, height: 28 });

test('a panel stands below its anchor, at its start', () => {
  expect(place(at(100, 100), panel, view, {})).toEqual({ left: 100, top: 132 });
});

test('it turns to the other side where there is no room', () => {
  expect(place(at(100, 560), panel, view, {}).top).toBe(456);
  expect(place(at(100, 10), panel, view, { side: 'top' }).top).toBe(42);
  expect(place(at(900, 100), panel, view, { side: 'right' }).left).toBe(696);
});

test('it never leaves the view', () => {
  expect(place(at(950, 100), panel, view, {}).left).toBe(792);
  expect(place(at(-50, 100), panel, view, { align: 'end' }).left).toBe(8);
  const tall = place(at(100, 300), { width: 200, height: 900 }, view, {});
  expect(tall.top).toBe(8);
});
