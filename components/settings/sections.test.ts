import { expect, test } from 'vitest';
import { sectionsFor } from './sections';

test('each role finds what it may use, and everybody finds something', () => {
  const labels = (role: 'analyst' | 'manager' | 'admin', sandbox = false) =>
    sectionsFor(role, { sandbox }).map(({ label }) => label);
  expect(labels('admin')).toEqual(['Connections', 'People', 'Ranking', 'Rules', 'Acting', 'Audit log', 'API console']);
  expect(labels('admin', true)).toContain('Sandbox');
  expect(labels('manager', true)).not.toContain('Sandbox');
  expect(labels('manager')).toEqual(['People', 'Rules', 'Audit log']);
  expect(labels('analyst')).toEqual(['People', 'Rules', 'API console']);
});
