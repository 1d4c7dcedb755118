import { expect, test } from 'vitest';
import { Severity } from '@/lib/model/finding';
import { about } from './about';
import { whyOff } from './gate';
import { ACTION_MEMBERS, actionNumber, EnumRoles, enumChoices, enumLabel, roleOf } from './labels';
import { edgeTime } from './times';

const labels = { severity: { 4: 'High' }, alertStatus: { 1: 'Open', 3: 'Closed' }, actionType: { 3: 'Note' } };
const roles = EnumRoles.parse({});

test('a number without a name is shown as its number, a name as it came', () => {
  expect(enumLabel(labels, 'severity', 4)).toBe('High');
  expect(enumLabel(labels, 'severity', '4')).toBe('High');
  expect(enumLabel(labels, 'severity', 9)).toBe('unknown (9)');
  expect(enumLabel(labels, 'severity', 1.5)).toBe('unknown (1.5)');
  expect(enumLabel(labels, 'severity', 'SEVERE')).toBe('SEVERE');
  expect([null, undefined, ''].map((value) => enumLabel(labels, 'severity', value))).toEqual([null, null, null]);
});

test('only the one enum that the vendor names has names without a label map', () => {
  expect(enumLabel({}, 'policyStatus', 3)).toBe('SUSPENDED');
  expect(enumLabel({}, 'alertStatus', 3)).toBe('unknown (3)');
  expect(enumChoices({ policyStatus: { 2: 'On' } }, 'policyStatus')).toContainEqual({ value: 2, label: 'On' });
});

test('a name means what the installation says, else what it is spelled like', () => {
  expect(roleOf({}, Severity.options, 'High')).toBe('high');
  expect(roleOf({ High: 'critical' }, Severity.options, 'High')).toBe('critical');
  expect(roleOf({}, Severity.options, 'SEVERE')).toBeNull();
  expect(roleOf({}, Severity.options, 'toString')).toBeNull();
  expect(roleOf({}, ACTION_MEMBERS, 'Close with reason')).toBe('close_with_reason');
  expect(roleOf({}, Severity.options, null)).toBeNull();
});

test('a write stays off until its numbers have names, and says so', () => {
  const settings = { enumLabels: labels, roles };
  expect(whyOff(settings, 'edge.note')).toBeNull();
  expect(actionNumber(labels, roles, 'note')).toBe(3);
  expect(whyOff(settings, 'edge.close')).toMatch(/name the number in Settings/);
  expect(whyOff({ ...settings, enumLabels: { actionType: { 1: 'alert_status_change' } } }, 'edge.status')).toMatch(
    /name the numbers in Settings/,
  );
  expect(whyOff(settings, 'policy.status')).toBeNull();
});

test('a time is milliseconds from 10^11 on, seconds below, and not set at 0', () => {
  expect(edgeTime(1_718_730_000_000)?.toISOString()).toBe('2024-06-18T17:00:00.000Z');
  expect(edgeTime(1_718_730_000)?.toISOString()).toBe('2024-06-18T17:00:00.000Z');
  expect(edgeTime('1718730000')?.toISOString()).toBe('2024-06-18T17:00:00.000Z');
  expect(edgeTime(1e11)?.getTime()).toBe(1e11);
  expect([0, '0', null, undefined, -5, Number.NaN, 1e300, 1.7e18].map(edgeTime)).toEqual(Array(8).fill(null));
});

test('the browser asks the about of this vendor with settings as they are stored', () => {
  const stored = { accountName: 'northwind', enumLabels: { ...labels, incidentStatus: { 2: 'Expected' } } };
  expect(about.choices(stored, 'edge.status')).toEqual([
    { value: 1, label: 'Open' },
    { value: 3, label: 'Closed' },
  ]);
  expect(about.choices(stored, 'edge.note')).toEqual([]);
  expect(about.whyOff(stored, 'edge.note')).toBeNull();
  expect(about.whyOff(stored, 'edge.owner')).toContain('in Settings');
  expect(about.whyOff('not settings', 'edge.note')).toContain('in Settings');
});
