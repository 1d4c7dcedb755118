import { expect, test } from 'vitest';
import { Order, Selection } from './selection';

const order = new Order([...'abcdef']);
const chosen = (selection: Selection) => [...selection.selected()].sort().join('');

test('moves one by one and stays at the ends', () => {
  const selection = new Selection();
  selection.move(order, 1);
  expect(selection.active()).toBe('a');
  selection.move(order, -1);
  expect(selection.active()).toBe('a');
  selection.move(order, 10);
  expect(selection.active()).toBe('f');
});

test('extending selects from where it began, and shrinks when it comes back', () => {
  const selection = new Selection('b');
  selection.move(order, 1, { extend: true });
  selection.move(order, 1, { extend: true });
  expect(chosen(selection)).toBe('bcd');
  selection.move(order, -1, { extend: true });
  expect(chosen(selection)).toBe('bc');
  selection.move(order, -2, { extend: true });
  expect(chosen(selection)).toBe('ab');
});

test('a row is selected and let go; with Shift everything up to it is selected', () => {
  const selection = new Selection();
  selection.toggle(order, 'b');
  selection.toggle(order, 'e', { extend: true });
  expect(chosen(selection)).toBe('bcde');
  selection.toggle(order, 'c');
  expect(chosen(selection)).toBe('bde');
});

test('an action is for the selection, else for the row the list stands at, in the order of the list', () => {
  const selection = new Selection('d');
  expect(selection.subjects(order)).toEqual(['d']);
  selection.toggle(order, 'e');
  selection.toggle(order, 'a');
  expect(selection.subjects(order)).toEqual(['a', 'e']);
  expect(new Selection().subjects(order)).toEqual([]);
});

test.each([
  ['b', ['b'], 'c'],
  ['f', ['f'], 'e'],
  ['b', ['b', 'c', 'e'], 'f'],
  ['f', ['e', 'f'], 'd'],
])('from %s, after an action on %j it stands at %s with nothing selected', (active, done, next) => {
  const selection = new Selection(active);
  const before = selection.focusAsked();
  selection.advance(order, done);
  expect(selection.active()).toBe(next);
  expect(selection.selected().size).toBe(0);
  expect(selection.focusAsked()).toBe(before + 1);
});

test('what left the list is no longer selected', () => {
  const selection = new Selection();
  selection.toggle(order, 'a');
  selection.toggle(order, 'b');
  selection.keep(new Order(['b', 'c']), order);
  expect(chosen(selection)).toBe('b');
});

test('listeners hear of a change and not of nothing', () => {
  const selection = new Selection('a');
  let told = 0;
  selection.subscribe(() => told++);
  selection.keep(order, order);
  expect(told).toBe(0);
  selection.stand('b');
  expect(told).toBe(1);
});

test('with all that match chosen, what is loaded later is chosen too; letting one row go ends that', () => {
  const selection = new Selection();
  selection.chooseAll(new Order(['a', 'b']));
  expect(selection.isWhole()).toBe(true);
  selection.keep(order, order);
  expect(chosen(selection)).toBe('abcdef');
  selection.toggle(order, 'c');
  expect(selection.isWhole()).toBe(false);
  expect(chosen(selection)).toBe('abdef');
});

test('where the row it stood at has left the list, it stands at the next that stayed, or the last before', () => {
  const selection = new Selection('c');
  selection.keep(new Order([...'zabef']), order, { focus: true });
  expect([selection.active(), selection.focusAsked()]).toEqual(['e', 1]);
  selection.keep(new Order([...'zab']), new Order([...'zabef']));
  expect([selection.active(), selection.focusAsked()]).toEqual(['b', 1]);
  selection.keep(new Order([]), new Order([...'zab']));
  expect(selection.active()).toBeNull();
  expect(selection.subjects(new Order([]))).toEqual([]);
});

test('one that the address names and the list does not hold stays what it is', () => {
  const selection = new Selection('x');
  selection.keep(new Order([...'ab']), order);
  expect(selection.active()).toBe('x');
});
