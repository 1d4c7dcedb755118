import { describe, expect, test } from 'vitest';
import { type ActionAnswer, isUnderWay, reportOf, truthOf } from './write-words';

const action = (over: Partial<ActionAnswer>): ActionAnswer => ({
  id: 'a1',
  command: 'policy.status',
  state: 'done',
  notBefore: '2026-11-28T12:00:00.000Z',
  confirmedAt: null,
  settledAt: null,
  outcome: null,
  ...over,
});
const report = (over: Partial<ActionAnswer>) => reportOf(action(over), '“Payroll” is suspended', 'Lacework Edge');

describe('what is said of a write that was waited for', () => {
  test('read back is confirmed; taken but not read back is not called so', () => {
    expect(report({ confirmedAt: '2026-11-22T00:00:00Z' }).text).toBe(
      '“Payroll” is suspended. Confirmed by reading it back.',
    );
    expect(report({}).text).toBe('“Payroll” is suspended. Lacework Edge took it; not read back yet.');
  });

  test('what leaves nothing to look at does not promise a look', () => {
    expect(report({ command: 'secrets.clear' }).text).not.toContain('yet');
  });

  test('a refusal is in the vendor’s words, with what to quote', () => {
    expect(
      report({
        state: 'rejected',
        outcome: { message: 'Refused.', vendorMessage: 'stale update', vendorRequestId: 'r-7' },
      }),
    ).toEqual({
      tone: 'bad',
      text: 'Lacework Edge refused: “stale update”',
      reference: 'r-7',
    });
  });

  test('a refusal without words of the vendor is in ours, and is quoted by its action', () => {
    expect(report({ state: 'rejected', outcome: { message: 'This policy changed.' } })).toMatchObject({
      text: 'Not done. This policy changed.',
      reference: 'a1',
    });
    expect(report({ state: 'rejected' }).text).toBe('Not done. No reason was given.');
  });

  test('what is not settled is never called done', () => {
    for (const state of ['queued', 'sending', 'unclear', 'needs_you', 'cancelled'] as const) {
      expect(report({ state }).text).not.toContain('is suspended');
    }
  });
});

test('a badge never says confirmed before a read did', () => {
  expect([truthOf('done', null), truthOf('done', 'x'), truthOf('needs_you', null), truthOf('cancelled', null)]).toEqual(
    ['sent', 'confirmed', 'unclear', null],
  );
  expect([isUnderWay('unclear'), isUnderWay('needs_you'), isUnderWay('done')]).toEqual([true, false, false]);
});
