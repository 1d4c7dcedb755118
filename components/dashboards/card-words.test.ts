import { expect, test } from 'vitest';
import { labelOf, moved, noteOf } from './card-words';

test('a card moves by one place and stays at the ends', () => {
  const cards = ['a', 'b', 'c'].map((id) => ({ id }));
  const order = (id: string, step: -1 | 1) =>
    moved(cards, id, step)
      .map((card) => card.id)
      .join('');
  expect([order('a', 1), order('c', -1), order('a', -1), order('c', 1), order('x', 1)]).toEqual([
    'bac',
    'acb',
    'abc',
    'abc',
    'abc',
  ]);
});

test('words of closed sets are read as words, names are left alone', () => {
  expect(labelOf('status', 'in_progress')).toBe('In progress');
  expect(labelOf('policy', 'pci_dss')).toBe('pci_dss');
  expect(noteOf({ chart: 'line', by: 'closed' })).toBe('by day of closing');
  expect(noteOf({ chart: 'number', by: 'severity' })).toBeUndefined();
});
