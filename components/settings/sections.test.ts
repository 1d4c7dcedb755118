import { expect, test } from 'vitest';
import { sectionsFor } from './sections';

test('each role finds what it may use, and everybody finds something', () => {
  const labels = (role: 'analyst' | 'manager' | 'admin') => sectionsFor(role).map(({ label }) => label);
  expect(labels('admin')).toEqual(['Connections', 'People', 'Audit log']);
  expect(labels('manager')).toEqual(['People', 'Audit log']);
  expect(labels('analyst')).toEqual(['People']);
});
