import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJournal } from '../core/journal';
import { EPOCH, startWorkato, type Workato } from './workato-under-test';

const DAY = 86_400_000;
const at = (timestamp: string) => Date.parse(timestamp.replace(' UTC', 'Z').replace(' ', 'T'));

let workato: Workato;
beforeAll(async () => {
  workato = await startWorkato();
});
afterAll(() => workato.close());

async function wholeLog(query: string, size: number) {
  const entries = [];
  for (let after = ''; ; ) {
    const { data } = await workato.log(`page[size]=${size}${after}&${query}`);
    entries.push(...data);
    if (data.length < size) return entries;
    after = `&page[after]=${data.at(-1)?.id}`;
  }
}

test('the log is read whole page by page, each entry once, newest first', async () => {
  const entries = await wholeLog('', 37);
  expect(entries).toHaveLength(400);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(400);
  const times = entries.map(({ timestamp }) => at(timestamp));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(Math.min(...times)).toBeGreaterThan(EPOCH - 181 * DAY);
});

test('ids do not rise with time', async () => {
  const ids = (await wholeLog('', 100)).map(({ id }) => id);
  expect(ids).not.toEqual([...ids].sort((a, b) => b - a));
});

test('a page has at most 100 entries; total counts all that match', async () => {
  const { data, total } = await workato.log();
  expect([data.length, total]).toEqual([100, 400]);
  expect((await workato.log('page%5Bsize%5D=5000')).data).toHaveLength(100);
  expect(await workato.log('page[size]=3')).toMatchObject({ total: 400, data: { length: 3 } });
  expect((await workato.get('/activity_logs?page[size]=x')).status).toBe(400);
});

test('filters narrow the log, and they page like the whole of it', async () => {
  const all = await wholeLog('', 100);
  const [one] = all;
  const of = (keep: (entry: (typeof all)[number]) => boolean) => all.filter(keep);
  expect(await wholeLog(`users_ids[]=${one?.user.id}`, 2)).toEqual(of(({ user }) => user.id === one?.user.id));
  const types = 'include_event_types[]=user_login&include_event_types[]=recipe_created';
  expect(await wholeLog(types, 50)).toEqual(
    of(({ event_type: type }) => type === 'user_login' || type === 'recipe_created'),
  );
  expect(await wholeLog('exclude_event_types[]=user_login', 50)).toEqual(
    of(({ event_type: type }) => type !== 'user_login'),
  );
  expect(await wholeLog('include_resource_types[]=Adapter', 50)).toEqual(
    of(({ resource }) => resource.type === 'CustomAdapter'),
  );
  expect(await wholeLog('exclude_resource_types[]=User', 50)).toEqual(
    of(({ resource }) => resource.type !== 'Workspace'),
  );
});

test('values that nobody has heard of give an empty list', async () => {
  expect(await workato.log('users_ids[]=1&include_event_types[]=nonsense')).toEqual({ data: [], total: 0 });
  expect((await workato.log('page[after]=1')).data).toEqual([]);
});

test('from and to take any zone, and none means Pacific Daylight Time', async () => {
  const all = await wholeLog('', 100);
  const from = EPOCH - 30 * DAY;
  const within = all.filter(({ timestamp }) => at(timestamp) >= from && at(timestamp) <= EPOCH - DAY);
  const zulu = new Date(from).toISOString();
  const end = new Date(EPOCH - DAY).toISOString();
  const pacific = new Date(from - 7 * 3_600_000).toISOString().replace('Z', '');
  const berlin = new Date(from + 2 * 3_600_000).toISOString().replace('.000Z', '%2B02:00');
  for (const start of [zulu, pacific, berlin]) {
    expect(await wholeLog(`from=${start}&to=${end}`, 100)).toEqual(within);
  }
});

test('day and month in the wrong order break the vendor', async () => {
  const { status, body } = await workato.get('/activity_logs?from=2026-25-09T00:00:00.000Z');
  expect(status).toBe(500);
  expect(body).toEqual({ message: 'Server error', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test('a token sees its own environment only, and no token sees nothing', async () => {
  const dev = await workato.call(workato.app.credentials.devApiToken, 'GET', '/activity_logs');
  expect(dev.body.total).toBe(60);
  expect(dev.text).not.toContain('"environment":"prod"');
  expect((await workato.get('/activity_logs')).text).not.toContain('"environment":"dev"');
  const none = await workato.call('wrong', 'GET', '/activity_logs');
  expect([none.status, none.body]).toEqual([401, { message: 'Unauthorized' }]);
});

test('what arrives is newest, and is there after a restart', async () => {
  const journal = openJournal(undefined, 'workato');
  const first = await startWorkato({ journal });
  first.pass(90_000);
  for (let i = 0; i < 8; i++) first.app.tick?.();
  const log = await first.log();
  const [newest] = log.data;
  expect(newest && at(newest.timestamp)).toBe(EPOCH + 90_000);
  await first.close();
  const again = await startWorkato({ journal });
  expect(await again.log()).toEqual(log);
  await again.close();
});
