import { expect, test } from 'vitest';
import { FaultForm, NO_FAULT } from './fault-form';

const read = (over: Partial<FaultForm>) => FaultForm.safeParse({ ...NO_FAULT, ...over });

test('what is left empty is left to the sandbox, and what a kind does not take is not sent', () => {
  expect(read({}).data).toEqual({ vendor: '*', kind: 'status', status: 503, forMs: 300_000 });
  expect(read({ kind: 'delay', delaySeconds: '1.5', told: 'seconds', share: '30', minutes: '' }).data).toEqual({
    ...{ vendor: '*', kind: 'delay', delayMs: 1_500, chance: 0.3 },
  });
});

test('a number that is none is refused where it was typed', () => {
  for (const [name, text] of [
    ['status', '99'],
    ['share', 'half'],
    ['times', '0'],
  ] as const) {
    expect(read({ [name]: text }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  }
});
