import { expect, test } from 'vitest';
import { instantTyped, snoozeChoices } from './snooze-choices';

const at = (label: string, now: Date) => new Date(snoozeChoices(now).find((one) => one.label === label)?.value ?? '');

test('every choice is ahead, and mornings are those of the clock on the wall', () => {
  for (let day = 1; day <= 14; day++) {
    const now = new Date(2026, 10, day, 23, 30);
    for (const { value } of snoozeChoices(now)) expect(Date.parse(value)).toBeGreaterThan(now.getTime());
    expect(at('Tomorrow morning', now)).toEqual(new Date(2026, 10, day + 1, 9));
    expect(at('Monday morning', now).getDay()).toBe(1);
    expect(at('Monday morning', now).getTime() - now.getTime()).toBeLessThanOrEqual(7 * 86_400_000);
  }
});

test('what is typed is a time ahead or nothing', () => {
  const now = new Date(2026, 10, 28, 12);
  expect(instantTyped('2026-11-29T08:00', now)).toBe(new Date(2026, 10, 29, 8).toISOString());
  expect(instantTyped('2026-11-28T11:00', now)).toBeNull();
  expect(instantTyped('', now)).toBeNull();
});
