import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowWindow } from './row-window';

const HEAD = 28;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A list of rows of 40 px in a room of 428 px: ten rows below the head. */
function opened(top = 0) {
  const list = Object.assign(new EventTarget(), { scrollTop: 0, offsetWidth: 800, offsetHeight: 428 });
  const rows = new RowWindow({ rowHeight: 40, headHeight: HEAD, top, height: 700 });
  const told = vi.fn();
  rows.subscribe(told);
  const leave = rows.follow(list as unknown as HTMLElement);
  const scroll = (to: number) => {
    list.scrollTop = to;
    list.dispatchEvent(new Event('scroll'));
  };
  return { list, rows, told, leave, scroll };
}

const sight = (rows: RowWindow) => [rows.now().first, rows.now().last];

test('before anything is measured a first room is assumed', () => {
  expect(sight(new RowWindow({ rowHeight: 40, headHeight: HEAD, top: 0, height: 700 }))).toEqual([0, 16]);
});

test('what is in sight follows where the list is scrolled to', () => {
  const { rows, scroll } = opened();
  expect(sight(rows)).toEqual([0, 9]);
  scroll(HEAD + 4000);
  expect(sight(rows)).toEqual([100, 110]);
  expect(rows.now().isScrolling).toBe(true);
  vi.advanceTimersByTime(150);
  expect(rows.now().isScrolling).toBe(false);
});

test('nothing is told while the same rows are in sight', () => {
  const { told, scroll } = opened();
  scroll(100);
  told.mockClear();
  scroll(101);
  expect(told).not.toHaveBeenCalled();
});

test('a list one comes back to stands where it was left', () => {
  const { list, rows } = opened(4000);
  expect(list.scrollTop).toBe(4000);
  expect(rows.now().first).toBe(99);
});

test('a row is revealed with the least scrolling, clear of the head and of the foot', () => {
  const { list, rows, scroll } = opened();
  rows.reveal(9, 0);
  expect(list.scrollTop).toBe(0);
  rows.reveal(10, 0);
  expect(list.scrollTop).toBe(40);
  rows.reveal(10, 15);
  expect(list.scrollTop).toBe(55);
  scroll(400);
  rows.reveal(5, 0);
  expect(list.scrollTop).toBe(200);
});

test('other rows are in sight once they are lower', () => {
  const { rows } = opened();
  rows.setRowHeight(32);
  expect(sight(rows)).toEqual([0, 12]);
});

test('nothing is followed once it is left', () => {
  const { rows, leave, scroll } = opened();
  leave();
  scroll(4000);
  expect(sight(rows)).toEqual([0, 9]);
});
