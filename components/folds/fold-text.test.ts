import { expect, test } from 'vitest';
import { alertsOf, resourcesOf, untilChoices } from './fold-text';

test('resources are told as open of all, and the parts of the alerts are all there are', () => {
  expect(resourcesOf({ resources: { open: 12, all: 1340 } })).toBe('12 of 1,340');
  const findings = { open: 12, accepted: 0, snoozed: 1, suppressed: 0, merged: 0, resolved: 1400, total: 1413 };
  expect(alertsOf({ findings })).toBe('12 open + 1 snoozed + 1,400 resolved = 1,413 alerts');
});

test('each choice of how long is ahead by its days', () => {
  const now = new Date('2026-11-29T02:00:00Z');
  expect(untilChoices(now).map(({ at }) => (Date.parse(at) - now.getTime()) / 86_400_000)).toEqual([30, 90, 180]);
});
