import { expect, test } from 'vitest';
import entries from '@/lib/vendors/workato/fixtures/activity.json';
import { activityFacts } from './activity-facts';

const words = (raw: Record<string, unknown>) => activityFacts(raw).map(({ label, text }) => `${label}: ${text}`);

test('an entry as the vendor shows it', () => {
  expect(words(entries[0] ?? {})).toEqual([
    'Event: Connection updated',
    'Actor: Alex (Alex@Example.com)',
    'Resource: My RecipeOps by Workato account',
    'Resource kind: SharedAccount',
    'Resource id: 66196',
    'Folder: Home/Demos',
    'Workspace: Alex',
    'Environment: dev',
    'Address: 60.160.90.91',
    'Browser: Mozilla/5.0',
    'Vendor’s time: 2024-06-20 20:00:36 UTC',
  ]);
  expect(words(entries[1] ?? {})).toContain('How: Password login');
});

test('a call at Edge and a change at Workflow Automation', () => {
  const call = { op: 'updatePolicy', user_login: 'a@x.example', method: 'PATCH', path: '/p/1', response_status: 403 };
  expect(words(call)).toEqual(['Operation: updatePolicy', 'Actor: a@x.example', 'Call: PATCH /p/1', 'Answer: 403']);
  const change = { action: { action: 'UPDATE' }, changedBy: 'b@x.example', module: 'Labels', resource: 'Outcome' };
  expect(words({ ...change, oldRowJson: {}, newRowJson: { value: 1 } })).toEqual([
    'Change: Update',
    'Changed by: b@x.example',
    'Module: Labels',
    'Of: Outcome',
    'After: {"value":1}',
  ]);
});

test('what is missing or of another kind is left out', () => {
  expect(words({ event_type: 'x', user: 'Alex', details: { request: null }, resource: { id: null } })).toEqual([
    'Event: X',
  ]);
});
