import { expect, test } from 'vitest';
import { operationsOf } from './operations';
import { type Slot, slotOf } from './slot';

const edge = operationsOf('lacework-edge');
const resources = [...new Set(edge.map(({ resource }) => resource))];
const inSlot = (resource: string, slot: Slot) =>
  edge.filter((one) => one.resource === resource && slotOf(one) === slot).map(({ id }) => id);

test('each of the 33 resources has one list, one record, one of each change at most, and something to begin with', () => {
  expect(resources).toHaveLength(33);
  for (const resource of resources) {
    for (const slot of ['list', 'one', 'create', 'change', 'remove'] as const) {
      expect(inSlot(resource, slot).length, `${resource} ${slot}`).toBeLessThanOrEqual(1);
    }
    const begin = (['list', 'one', 'other'] as const).flatMap((slot) => inSlot(resource, slot));
    expect(begin.length, resource).toBeGreaterThan(0);
  }
});

test('a place is told by verb and path', () => {
  const all = ['list', 'one', 'create', 'change', 'remove', 'other'] as const;
  expect(all.map((slot) => inSlot('users', slot))).toEqual([
    ['queryUsers'],
    ['getUser'],
    ['createUser'],
    ['updateUser'],
    [],
    ['listUsersUnlabelled', 'getUserDevices'],
  ]);
  expect(all.map((slot) => inSlot('tokens', slot))).toEqual([
    ['queryTokens'],
    [],
    ['createToken'],
    ['updateToken'],
    [],
    ['createTempToken'],
  ]);
  expect(inSlot('devices', 'remove')).toEqual(['deleteDevices']);
  expect(inSlot('onboarding', 'one')).toEqual(['getOnboarding']);
  expect(inSlot('apps', 'other')).toEqual(['deployApp']);
});
