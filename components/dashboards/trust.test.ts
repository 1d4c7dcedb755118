import { expect, test } from 'vitest';
import type { SourceWord } from '@/lib/sources/shapes';
import { trustIn, trustNotes } from './trust';

const source = (name: string, word: SourceWord, over = {}) => ({
  id: name,
  name,
  word,
  percent: null,
  message: null,
  ...over,
});

test('a trend may be claimed only when nothing is missing; what is off on purpose is no gap', () => {
  expect(trustIn([{ word: 'fresh' }, { word: 'disabled' }])).toBe('whole');
  expect(trustIn([{ word: 'fresh' }, { word: 'backfilling' }])).toBe('filling');
  expect(trustIn([{ word: 'backfilling' }, { word: 'failing' }])).toBe('behind');
});

test('every source that is not fresh is named, worst first, in its own words', () => {
  const notes = trustNotes([
    source('emea-prod', 'fresh'),
    source('aws-payments', 'backfilling', { percent: 61.8 }),
    source('global', 'failing', { message: 'global: Edge refused our token at 00:41.' }),
    source('new', 'backfilling', { message: 'new waits for its first check.' }),
    source('old', 'disabled'),
  ]);
  expect(notes.map(({ text }) => text)).toEqual([
    'global: Edge refused our token at 00:41.',
    'Backfilling 61 %: counts of aws-payments still grow',
    'new waits for its first check.',
    'old is disabled: its counts stand still',
  ]);
});
