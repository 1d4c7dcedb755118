import { expect, test } from 'vitest';
import { holdForMutations } from '../testing';
import activity from './fixtures/activity.json' with { type: 'json' };
import tag from './fixtures/tag.json' with { type: 'json' };
import { SECRET_KEYS, toActivity, toAsset, toFinding, toTag } from './map';
import { assetsOf, WorkatoActivity, WorkatoAsset, WorkatoChangedTag, WorkatoTag } from './schema';
import { workatoTime } from './times';
import { LOW_EVENT_TYPES, weightOf } from './weights';

const [updated, login] = activity.map((entry) => WorkatoActivity.parse(entry));

test('a weighty entry becomes a finding about its user and resource', () => {
  expect(updated && toFinding(updated)).toMatchObject({
    kind: 'automation_event',
    externalId: '3665078',
    title: 'Connection updated: My RecipeOps by Workato account',
    description: 'by Alex, from 60.160.90.91',
    severity: 'medium',
    vendorSeverity: null,
    status: 'new',
    vendorStatus: null,
    person: 'alex@example.com',
    resource: 'My RecipeOps by Workato account',
    account: 'Alex/dev',
    policy: 'connection_updated',
    labels: ['SharedAccount'],
    createdAt: new Date('2024-06-20T20:00:36Z'),
  });
});

test('every entry is activity under its event type', () => {
  expect(login && toActivity(login)).toMatchObject({
    kind: 'user_login',
    externalId: '1234567',
    title: 'User login: Alex',
    at: new Date('2024-06-18T19:17:31Z'),
  });
});

test('an entry without its environment takes that of the connection', () => {
  const bare = WorkatoActivity.parse({ ...activity[0], workspace: { name: 'Alex' }, user: null, resource: null });
  expect(toFinding(bare, 'prod')).toMatchObject({ account: 'Alex/prod', person: null, resource: null, labels: [] });
  expect(toFinding(bare)).toMatchObject({ account: 'Alex', title: 'Connection updated' });
});

test('a token in an unknown field is not kept', () => {
  const leaked = { ...activity[0], event_type: 'token_leaked', resource: { id: 1, name: 'CI', token: 'PLANTED' } };
  const entry = WorkatoActivity.parse(leaked);
  expect(JSON.stringify([toFinding(entry), toActivity(entry)])).not.toContain('PLANTED');
  expect(toFinding(entry).severity).toBe('high');
});

test('a tag is dated by the list, and by its caller where it was just written', () => {
  expect(toTag(WorkatoTag.parse(tag))).toMatchObject({ title: 'Accounting', at: new Date('2024-08-29T21:09:13Z') });
  const written = { handle: 'tag-1', title: 'HR', description: 'HR tag', color: 'green' };
  const now = new Date();
  for (const answer of [written, { data: written }]) {
    expect(toTag(WorkatoChangedTag.parse(answer), now)).toMatchObject({ externalId: 'tag-1', title: 'HR', at: now });
  }
  expect(WorkatoChangedTag.safeParse({ data: null }).success).toBe(false);
});

test('recipes and connections are read in every wrapper', () => {
  const list = [{ id: 7, name: 'Sync', tags: ['tag-1'] }];
  for (const answer of [list, { items: list }, { data: list }, { recipes: list }]) {
    expect(assetsOf('recipes').parse(answer)).toEqual(list);
  }
  expect(assetsOf('recipes').safeParse({}).success).toBe(false);
  expect(toAsset(WorkatoAsset.parse({ id: 7, name: null, tags: [{ handle: 'tag-1' }, 'tag-2'] }), 'recipe')).toEqual({
    type: 'recipe',
    id: '7',
    name: '7',
    tags: ['tag-1', 'tag-2'],
  });
});

test('times are read in the vendor’s spellings and no others', () => {
  const iso = (text: string) => workatoTime(text)?.toISOString();
  expect(iso('2024-06-18 19:17:31 UTC')).toBe('2024-06-18T19:17:31.000Z');
  expect(iso('2024-04-24 14:23:03 -0700')).toBe('2024-04-24T21:23:03.000Z');
  expect(iso('2024-08-29T14:09:13-07:00')).toBe('2024-08-29T21:09:13.000Z');
  expect(iso('2024-08-29T14:09:13.25Z')).toBe('2024-08-29T14:09:13.250Z');
  expect(iso('2024-02-29 00:00:00 +0530')).toBe('2024-02-28T18:30:00.000Z');
  const no = [
    '2024-06-18 19:17:31',
    '2024-06-18',
    '18.06.2024',
    '2024-18-06 10:00:00 UTC',
    '2023-02-29 00:00:00 UTC',
    '',
  ];
  expect(no.map(workatoTime)).toEqual(no.map(() => null));
});

test('weights follow the list, and the words where no list knows the event', () => {
  expect(['token_leaked', 'TOKEN_REGENERATED', 'user_login_failed', 'failed_login'].map(weightOf)).toEqual(
    Array(4).fill('high'),
  );
  expect(['connector_shared', 'member_removed', 'audit_log_replication_updated'].map(weightOf)).toEqual(
    Array(3).fill('medium'),
  );
  expect(['user_login', 'recipe_created', 'folder_renamed', 'constructor'].map(weightOf)).toEqual(Array(4).fill('low'));
  expect(LOW_EVENT_TYPES).toContain('user_login');
  expect(LOW_EVENT_TYPES.map(weightOf)).toEqual(LOW_EVENT_TYPES.map(() => 'low'));
});

test('no mutation of a record breaks its mapper or loses a field, and its id stays text', () => {
  for (const entry of activity) {
    holdForMutations(entry, WorkatoActivity, (item) => toFinding(item), { idKey: 'id', secretKeys: SECRET_KEYS });
    holdForMutations(entry, WorkatoActivity, toActivity, { idKey: 'id', secretKeys: SECRET_KEYS });
  }
  holdForMutations(tag, WorkatoTag, (item) => toTag(item), { idKey: 'handle', secretKeys: SECRET_KEYS });
}, 30_000);
