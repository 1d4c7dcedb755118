import { expect, test } from 'vitest';
import type { OperationSummary } from '@/lib/operations/shapes';
import { groupedResources, resourcesOf } from './resources';

const op = (id: string, resource: string, slot: OperationSummary['slot'], path: string): OperationSummary => ({
  ...{ id, resource, slot, path, title: id, summary: '', verb: 'GET', pathStatus: 'inferred', corrected: false },
  ...{ support: false, kind: 'read', permission: 'operations.read', may: true, whyOff: null },
  ...{ interactive: false, holds: {} },
});

test('a resource is made of its operations, and its records are named by its path', () => {
  const [groups, connectors, onboarding] = resourcesOf([
    op('queryGroups', 'groups', 'list', '/api/v1/groups'),
    op('getGroup', 'groups', 'one', '/api/v1/groups/{uuid}'),
    op('updateGroup', 'groups', 'change', '/api/v1/groups/{uuid}'),
    op('getConnector', 'connectors', 'one', '/api/v1/connectors/{name}'),
    op('getOnboarding', 'onboarding', 'one', '/api/v1/onboarding'),
  ]);
  expect(groups).toMatchObject({ label: 'Groups', one: 'group', key: 'uuid', change: { id: 'updateGroup' } });
  expect(groups?.create).toBeNull();
  expect([connectors?.key, onboarding?.key]).toEqual(['unique_name', null]);
});

test('a resource nobody has placed stands under the last heading, one that may not be read nowhere', () => {
  const closed = { ...op('getSecret', 'accounts', 'one', '/a/{uuid}'), may: false };
  const groups = groupedResources(resourcesOf([op('listNews', 'news', 'list', '/api/v1/news'), closed]));
  expect(groups.map(({ label, resources }) => [label, resources.map(({ id }) => id)])).toEqual([['Other', ['news']]]);
});
