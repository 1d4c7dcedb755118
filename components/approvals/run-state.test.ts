import { describe, expect, test } from 'vitest';
import { byTimeLeft, lapsesSoon, mayWait, runState } from './run-state';

const NOW = Date.UTC(2026, 10, 22, 12);
const seconds = (ms: number) => Math.floor(ms / 1000);
const run = (raw: Record<string, unknown>, status: string | null = 'Pending') => runState({ status, raw }, NOW);

describe('where a run stands', () => {
  test('one without an answer waits until its end', () => {
    const until = NOW + 60_000;
    expect(run({ expire_time_sec: seconds(until) })).toEqual({ kind: 'waiting', until: new Date(until) });
  });

  test('one without an end waits on', () => {
    expect(run({ expire_time_sec: 0, answer_index: '' })).toEqual({ kind: 'waiting', until: null });
  });

  test('one whose time is over lapsed, although its status was not read again yet', () => {
    expect(run({ expire_time_sec: seconds(NOW - 1000) }).kind).toBe('lapsed');
  });

  test('an answer decides, whatever the status is called', () => {
    expect(
      run({
        answer_index: '1',
        approver_display_name: 'Ines Duarte',
        approver_justification: '',
        update_time: 1_700_000_000,
      }),
    ).toEqual({ kind: 'answered', by: 'Ines Duarte', justification: null, at: new Date(1_700_000_000_000) });
    expect(run({ answer_index: 0 }).kind).toBe('answered');
  });

  test('a status that is named and not open is over; one without a name may still wait', () => {
    expect(run({}, 'Unsure').kind).toBe('over');
    expect(run({}, 'unknown (2)').kind).toBe('waiting');
    expect([mayWait('Created'), mayWait('PENDING'), mayWait(null), mayWait('Success')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('what comes first', () => {
  test('the least time left, then no end by how long it waits', () => {
    const at = (ms: number | null, askedAt: string) => ({ until: ms === null ? null : new Date(ms), askedAt });
    const rows = [at(null, '2026-11-02'), at(NOW + 2, 'x'), at(null, '2026-11-01'), at(NOW + 1, 'x')];
    expect([...rows].sort(byTimeLeft)).toEqual([rows[3], rows[1], rows[2], rows[0]]);
  });

  test('a quarter of an hour before its end it is soon', () => {
    const waiting = (ms: number | null) => ({
      kind: 'waiting' as const,
      until: ms === null ? null : new Date(NOW + ms),
    });
    expect([14, 16].map((minutes) => lapsesSoon(waiting(minutes * 60_000), NOW))).toEqual([true, false]);
    expect(lapsesSoon(waiting(null), NOW)).toBe(false);
  });
});
