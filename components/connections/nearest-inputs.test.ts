import { expect, test } from 'vitest';
import { nearestInputs } from './nearest-inputs';

test('a complaint about a part stands beside the input it is typed in, and names the part', () => {
  const inputs = ['name', 'settings.enumLabels', 'settings.enumLabelsMore'];
  expect(nearestInputs({ 'settings.enumLabels.severity.4': 'Too long.' }, inputs)).toEqual({
    'settings.enumLabels': 'severity 4: Too long.',
  });
  expect(nearestInputs({ name: 'Another connection has this name.' }, inputs)).toEqual({
    name: 'Another connection has this name.',
  });
});

test('of several complaints about one input the first is shown', () => {
  expect(nearestInputs({ 's.a': 'One.', 's.b': 'Two.' }, ['s'])).toEqual({ s: 'a: One.' });
});

test('a name without an input is kept, or goes to the one that stands in for it', () => {
  expect(
    nearestInputs({ vendor: 'No such vendor.', origin: 'Not an address.' }, ['place'], { origin: 'place' }),
  ).toEqual({
    vendor: 'No such vendor.',
    place: 'Not an address.',
  });
});
