import { describe, expect, test } from 'vitest';
import { filterAt, filterSentence, tagWords } from './policy-filter';

const groups = (...all: string[][]) => all.map((tags) => ({ all: tags }));
const sentence = (include: string[][], exclude: string[][] = [], names: Record<string, string> = {}) =>
  filterSentence(
    filterAt({ app_filter: { include_any: groups(...include), exclude_any: groups(...exclude) } }, 'app_filter', names),
  );

describe('filters read as sentences', () => {
  test('one tag, by the name that the vendor gives for it', () => {
    expect(sentence([['app:7d1f']], [], { 'app:7d1f': 'Payroll' })).toBe('Payroll');
  });

  test('tags of one group hold together, groups are alternatives', () => {
    expect(sentence([['group:finance', 'country:DE'], ['posture_ge:high']])).toBe(
      'group finance and country DE, or posture at least high',
    );
    expect(sentence([['os:linux'], ['os:macos'], ['os:windows']])).toBe('OS linux, OS macos or OS windows');
  });

  test('what is left out stands after what is meant', () => {
    expect(sentence([['group:finance']], [['browser:Firefox']])).toBe('group finance, except browser Firefox');
    expect(sentence([], [['country:KP']])).toBe('everything, except country KP');
  });

  test('no condition is told apart from a condition', () => {
    expect(sentence([], [])).toBeNull();
    expect(sentence([[]])).toBeNull();
  });
});

describe('what is not shaped as documented', () => {
  test.each([[undefined], [null], ['x'], [{ include_any: 'x' }], [{ include_any: [null, 3, { all: 'x' }] }]])(
    'a filter like %j has no condition',
    (filter) => {
      expect(filterSentence(filterAt({ f: filter }, 'f', {}))).toBeNull();
    },
  );

  test('tags without a kind, or of a kind nobody named, keep their words', () => {
    expect([tagWords('anomalous', {}), tagWords('new_kind:x', {}), tagWords(':x', {}), tagWords('a:b:c', {})]).toEqual([
      'anomalous',
      'new kind x',
      ':x',
      'a b:c',
    ]);
  });
});
