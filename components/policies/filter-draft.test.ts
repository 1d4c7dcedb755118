import { expect, test } from 'vitest';
import { draftOfFilter, filterOfDraft, isTag, matchOf } from './filter-draft';

const apps = [
  { name: 'Payroll', tags: ['app:p', 'classification:secret'] },
  { name: 'Wiki', tags: ['app:w'] },
];
const all = { include: [], exclude: [] };

test('a filter survives the way through the inputs of a form', () => {
  const filter = { include: [['app:p', 'classification:secret'], ['app:w']], exclude: [['app:x']] };
  expect(filterOfDraft(draftOfFilter(filter))).toEqual(filter);
  expect(filterOfDraft(undefined)).toEqual(all);
  expect(filterOfDraft({ include_any: [{ all: ' \n' }] })).toEqual(all);
});

test('it says when it matches everything, by having no condition or by meeting all that is known', () => {
  expect(matchOf(all, null)).toEqual({ kind: 'everything' });
  expect(matchOf({ ...all, include: [['app:p'], ['app:w']] }, apps)).toEqual({ kind: 'everything' });
});

test('it says when it matches nothing: what is wanted is barred, or nothing known has it', () => {
  const barred = { include: [['app:p', 'classification:secret']], exclude: [['app:p']] };
  expect(matchOf(barred, null)).toEqual({ kind: 'nothing', why: 'contradiction' });
  expect(matchOf({ ...all, include: [['app:gone']] }, apps)).toEqual({ kind: 'nothing', why: 'none' });
});

test('some is told by name, and what cannot be judged is not guessed', () => {
  expect(matchOf({ ...all, include: [['classification:secret']] }, apps)).toEqual({
    kind: 'some',
    matched: [apps[0]],
    of: 2,
  });
  expect(matchOf({ ...all, exclude: [['app:p']] }, apps)).toMatchObject({ matched: [apps[1]] });
  expect(matchOf({ ...all, include: [['country:DE']] }, apps)).toEqual({ kind: 'untried' });
  expect(matchOf({ ...all, include: [['app:p']] }, null)).toEqual({ kind: 'untried' });
});

test('a tag has a kind and a value', () => {
  expect(['app:1', 'posture_le:medium', 'app', ':x', 'app:'].map(isTag)).toEqual([true, true, false, false, false]);
});
