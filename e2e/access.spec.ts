import { randomUUID } from 'node:crypto';
import { ACTION_RULES } from '@/lib/actions/rules';
import { may, PERMISSIONS, type Permission } from '@/lib/auth/permissions';
import type { Apart } from './apart';
import { expect, test } from './apart-test';
import { type Api, openApi } from './api';
import type { Role } from './console';
import { fingerprint } from './fingerprint';
import { knownIds } from './known-ids';
import { askHandlers, builtPages, builtRoutes, filled, paramsOf } from './routes';
import { sampleBodies } from './sample-bodies';
import { idOf } from './sample-ids';
import { elsewhere, invited, STRANGERS, stranger } from './strangers';

const ROLES: readonly Role[] = ['analyst', 'manager', 'admin'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Queries without which a route is not asked at all. */
const NEEDED: Readonly<Record<string, string>> = {
  'DELETE /api/findings/[id]/labels': '?label=x',
  'GET /api/findings/[id]/lockdown/document': `?tenant=${randomUUID()}&document=x`,
};

type Entry = { path: string; file: string; method: string; rule: string | null };
type Verdict = 'let in' | 401 | 403 | 405;

test.describe.configure({ mode: 'default', timeout: 180_000 });

let entries: Entry[] = [];
test.beforeAll(async ({ apart }) => {
  const { rules } = await askHandlers(apart);
  entries = builtRoutes.flatMap(({ path, file }) =>
    Object.entries(rules[file] ?? {}).map(([method, rule]) => ({ path, file, method, rule })),
  );
});

test('every route that was built states a rule', () => {
  expect(builtRoutes.length).toBeGreaterThan(30);
  for (const { path } of builtRoutes)
    expect(
      entries.filter((entry) => entry.path === path),
      path,
    ).not.toEqual([]);
  const known = ['public', 'signed-in', ...Object.keys(PERMISSIONS)];
  expect(entries.filter(({ rule }) => rule === null || !known.includes(rule))).toEqual([]);
});

test('what needs no session is exactly this', () => {
  const open = entries.filter(({ rule }) => rule === 'public').map(({ method, path }) => `${method} ${path}`);
  expect(open.sort()).toEqual([
    'GET /api/auth/[...nextauth]',
    'GET /api/health',
    'POST /api/auth/[...nextauth]',
    'POST /api/workspaces/set-up',
  ]);
});

for (const role of ROLES) {
  test(`${role}: each route answers as its rule says`, async ({ apart }) => {
    expect(await wrongFor(await apart.as(role), (rule) => verdictFor(rule, role))).toEqual([]);
  });
}

for (const who of STRANGERS) {
  test(`${who}: nothing but the public routes`, async ({ apart }) => {
    const api = await stranger(apart, await apart.as('admin'), who);
    expect(await wrongFor(api, verdictForStrangers)).toEqual([]);
  });
}

test('the handlers hold to their rules by themselves, with no proxy.ts before them', async ({ apart }) => {
  const admin = await apart.as('admin');
  const callers: Caller[] = [];
  for (const role of ROLES)
    callers.push({ who: role, api: await apart.as(role), verdict: (rule) => verdictFor(rule, role) });
  for (const who of STRANGERS)
    callers.push({ who, api: await stranger(apart, admin, who), verdict: verdictForStrangers });
  expect(await wrongAlone(apart, callers)).toEqual([]);
});

test('each command at a vendor is refused to the roles that its rule leaves out', async ({ apart }) => {
  const wrong: string[] = [];
  for (const role of ROLES) {
    const api = await apart.as(role);
    for (const [command, { permission, on }] of Object.entries(ACTION_RULES)) {
      const id = randomUUID();
      const place =
        on === 'connection' ? `connections/${id}` : 'item' in on ? `items/${on.item}/${id}` : `findings/${id}`;
      const { status } = await api.call('POST', `/api/${place}/actions`, { body: { command, input: {} } });
      if ((status === 403) === may(role, permission)) wrong.push(`${role} ${command}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('evidence is for those who may see it, and only for a stated purpose', async ({ apart }) => {
  const { finding } = await knownIds(apart);
  const at = (purpose = '') => `/api/findings/${finding}/live/triggers${purpose && `?purpose=${purpose}`}`;
  const purpose = encodeURIComponent('to see whether this is real');
  expect((await (await apart.as('manager')).call('GET', at(purpose))).status).toBe(403);
  const analyst = await apart.as('analyst');
  expect((await analyst.call('GET', at())).status).toBe(422);
  expect((await analyst.call('GET', at(purpose))).status).toBe(200);
});

test("another workspace's admin finds nothing of ours by its id, and changes nothing", async ({ apart }) => {
  const admin = await apart.as('admin');
  const known = await knownIds(apart);
  const outsider = await elsewhere(apart, admin);
  const bodies = sampleBodies(known);
  const before = await fingerprint(apart);
  const wrong: string[] = [];
  for (const { path, method } of entries.filter((entry) => entry.path.includes('[id]'))) {
    const id = idOf(path, known);
    const search = NEEDED[`${method} ${path}`] ?? '';
    const at = filled(path, paramsOf(path, id)) + search;
    const body = method === 'GET' ? undefined : bodies[`${method} ${path}`];
    const { status } = await outsider.call(method, at, { body });
    if (status !== 404) wrong.push(`${method} ${path}: ${status}`);
  }
  expect(wrong).toEqual([]);
  // In bulk each of ours is named as not there.
  for (const [method, path, word] of [
    ['POST', '/api/actions/bulk', 'There is no such finding.'],
    ['PATCH', '/api/findings', 'not_found'],
    ['POST', '/api/findings/bulk-close', 'There is no such finding.'],
  ] as const) {
    const answer = await outsider.call(method, path, { body: bodies[`${method} ${path}`] });
    expect(answer.text, path).toContain(word);
  }
  const { workspaceId } = apart.sandbox();
  expect((await outsider.call('PUT', '/api/me/workspace', { body: { workspaceId } })).status).toBe(404);
  const lists = entries.filter(
    ({ path, method }) => method === 'GET' && !path.includes('[id]') && !path.includes('auth'),
  );
  for (const { path } of lists) {
    const { text } = await outsider.call('GET', filled(path, paramsOf(path, '')));
    for (const ours of [known.finding, known.connection, known.person, known.tag, 'emea-prod'])
      expect(text, path).not.toContain(ours);
  }
  expect(await fingerprint(apart)).toEqual(before);
  // The same ids are there for our own people.
  for (const at of [`findings/${known.finding}`, `connections/${known.connection}`, `items/tag/${known.tag}`]) {
    expect((await admin.call('GET', `/api/${at}`)).status, at).toBe(200);
  }
});

test('a write that does not come from our own pages is refused', async ({ apart }) => {
  const known = await knownIds(apart);
  const bodies = sampleBodies(known);
  const { api } = await invited(apart, await apart.as('admin'));
  const before = await fingerprint(apart);
  const wrong: string[] = [];
  for (const { path, method } of entries.filter((entry) => entry.method !== 'GET')) {
    const at = filled(path, paramsOf(path, idOf(path, known)));
    for (const origin of ['https://elsewhere.example', 'null', `${apart.origin}.elsewhere.example`, '']) {
      const { status } = await api.call(method, at, { body: bodies[`${method} ${path}`], headers: { origin } });
      if (status !== 403) wrong.push(`${method} ${path} from "${origin}": ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(apart)).toEqual(before);
});

test('no page is drawn for somebody who is not signed in', async ({ apart }) => {
  const admin = await apart.as('admin');
  const { finding } = await knownIds(apart);
  const pages = builtPages.filter((page) => !['/sign-in', '/set-up'].includes(page));
  expect(pages.length).toBeGreaterThan(5);
  for (const who of STRANGERS) {
    const { cookie } = await stranger(apart, admin, who);
    const api = openApi(apart.origin, cookie);
    for (const page of pages) {
      const answer = await api.call('GET', filled(page, paramsOf(page, finding)));
      const to = answer.headers.get('location')?.replace(apart.origin, '').split('?')[0];
      // The home page draws nothing: it only says where the queue is.
      const wanted = page === '/' && to === '/queue' ? '/queue' : '/sign-in';
      expect([who, page, answer.status, to]).toEqual([who, page, 307, wanted]);
      expect(answer.text).not.toContain('Northwind');
    }
  }
});

/** What each rule means for a role, out of the permission table. */
function verdictFor(rule: string, role: Role): Verdict {
  if (rule === 'public' || rule === 'signed-in') return 'let in';
  return may(role, rule as Permission) ? 'let in' : 403; // that it is one was tested before
}

const verdictForStrangers = (rule: string): Verdict => (rule === 'public' ? 'let in' : 401);

/** Route by method by caller; answers the ones that did not do as their rule says. */
async function wrongFor(api: Api, verdict: (rule: string) => Verdict): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path } of builtRoutes) {
    const mine = new Map(
      entries.filter((entry) => entry.path === path).map((entry) => [entry.method, entry.rule ?? '']),
    );
    for (const method of METHODS) {
      const rule = mine.get(method);
      const wanted = rule === undefined ? 405 : verdict(rule);
      const body = method === 'GET' ? undefined : {};
      const { status } = await api.call(method, filled(path, paramsOf(path, randomUUID())), { body });
      if (!fits(status, wanted)) wrong.push(`${method} ${path}: ${status}, wanted ${wanted}`);
    }
  }
  return wrong;
}

type Caller = { who: string; api: Api; verdict: (rule: string) => Verdict };

async function wrongAlone(apart: Apart, callers: readonly Caller[]): Promise<string[]> {
  const asked = callers.flatMap((caller) => entries.map((entry) => ({ ...caller, ...entry })));
  const calls = asked.map(({ api, path, file, method }) => {
    const params = paramsOf(path, randomUUID());
    const headers = { cookie: api.cookie, origin: apart.origin, 'content-type': 'application/json' };
    const body = method === 'GET' ? {} : { body: '{}' };
    return { file, method, url: apart.origin + filled(path, params), params, headers, ...body };
  });
  const { statuses } = await askHandlers(apart, calls);
  return asked.flatMap(({ who, method, path, rule, verdict }, at) => {
    const [status, wanted] = [statuses[at] ?? 0, verdict(rule ?? '')];
    // Let in is all that can be asked of it here: without Next around it, sign-in has no request to look at.
    const right = wanted === 'let in' ? ![401, 403].includes(status) : status === wanted;
    return right ? [] : [`${who}: ${method} ${path} alone: ${status}, wanted ${wanted}`];
  });
}

/** Let in: on to the input and the record, which here are wrong or not there. */
function fits(status: number, wanted: Verdict): boolean {
  return wanted === 'let in' ? ![401, 403, 405].includes(status) && status < 500 : status === wanted;
}
