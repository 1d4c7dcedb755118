import type { Apart } from './apart';
import { expect, test } from './apart-test';
import type { Answer, Api } from './api';
import { fingerprint } from './fingerprint';
import { knownIds } from './known-ids';
import { askHandlers, builtRoutes, filled, paramsOf } from './routes';
import { BODILESS, type Known, sampleBodies } from './sample-bodies';
import { idOf } from './sample-ids';
import { invited } from './strangers';

type Write = { name: string; method: string; path: string; at: string; body: Record<string, unknown> };
type Problem = { code: string; message: string; requestId: string; fields?: Record<string, string> };

const NUL = 'a\u0000b';
const HALF = 'a\ud800b';
const NUMBERS = [-1, 1.5, 2 ** 53, 1e300, '1'];
const BEYOND_THE_COLUMN = 2 ** 31;

test.describe.configure({ mode: 'default', timeout: 240_000 });

let known: Known;
let writes: Write[];
let admin: Api;
/** A dashboard without cards is one that was just made. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['cards']);

test.beforeAll(async ({ apart }) => {
  known = await knownIds(apart);
  // Somebody whose own password and session may be tried without harm.
  admin = (await invited(apart, await apart.as('admin'))).api;
  writes = await allWrites(apart);
});

test('a write route cannot be added without a sample of its body here', () => {
  expect(writes.filter(({ body }) => Object.keys(body).length === 0).map(({ name }) => name)).toEqual([]);
  expect(writes.length).toBeGreaterThan(20);
});

test('a body of no use is refused with a problem, whatever the route', async ({ apart }) => {
  const before = await fingerprint(apart);
  const wrong: string[] = [];
  const json = { 'content-type': 'application/json' };
  for (const { name, method, at, body } of writes) {
    const attempts: [string, string, Record<string, string>, number][] = [
      ['no JSON', '{"version": 1', json, 422],
      ['nothing', '', json, 422],
      ['a form', 'version=1', { 'content-type': 'application/x-www-form-urlencoded' }, 422],
      ['JSON said to be text', JSON.stringify(body), { 'content-type': 'text/plain' }, 422],
      ['more than a body may be', JSON.stringify({ ...body, more: 'x'.repeat(1_100_000) }), json, 413],
      ['a list', '[]', json, 422],
      ['nobody', 'null', json, 422],
      ['a text', '"version"', json, 422],
      ['no field', '{}', json, 422],
      ['nested without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, json, 422],
      ['the prototype', '{"__proto__": {"version": 1}, "constructor": {"prototype": {}}}', json, 422],
    ];
    for (const [what, text, headers, status] of attempts) {
      const answer = await admin.call(method, at, { body: text, headers });
      if (answer.status !== status || !isProblem(answer)) wrong.push(`${name}, ${what}: ${told(answer)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(apart)).toEqual(before);
});

test('each field of each body is refused by name when it is of another kind, and nothing changes', async ({
  apart,
}) => {
  const before = await fingerprint(apart);
  const wrong: string[] = [];
  for (const { name, method, at, body } of writes) {
    for (const { path, value } of leavesOf(body)) {
      for (const bad of badFor(value)) {
        if (Array.isArray(bad) && bad.length === 0 && MAY_BE_EMPTY.has(path.join('.'))) continue;
        const answer = await admin.call(method, at, { body: changed(body, path, bad) });
        const { fields = {} } = isProblem(answer) ? answer.json<Problem>() : {};
        const refused = answer.status === 422 && Object.keys(fields).length > 0;
        if (!refused) wrong.push(`${name}, ${path.join('.')} = ${JSON.stringify(bad)?.slice(0, 40)}: ${told(answer)}`);
      }
      if (typeof value !== 'number') continue;
      const answer = await admin.call(method, at, { body: changed(body, path, BEYOND_THE_COLUMN) });
      if (answer.status >= 500) wrong.push(`${name}, ${path.join('.')} beyond its column: ${told(answer)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(apart)).toEqual(before);
});

test('an address that names nothing is refused, whatever the route', async ({ apart }) => {
  const { rules } = await askHandlers(apart);
  const wrong: string[] = [];
  for (const { path, file } of builtRoutes.filter((route) => route.path.includes('['))) {
    for (const method of Object.keys(rules[file] ?? {})) {
      for (const id of ['0', '%00', '..%2f..%2fhealth', 'a'.repeat(5000), '%ff', "'; drop table finding; --"]) {
        const params = Object.fromEntries(Object.keys(paramsOf(path, '')).map((param) => [param, id]));
        const sample = writes.find((one) => one.method === method && one.path === path)?.body;
        const answer = await admin.call(method, filled(path, params), {
          body: method === 'GET' ? undefined : (sample ?? {}),
        });
        if (answer.status < 400 || answer.status >= 500)
          wrong.push(`${method} ${path} with ${id.slice(0, 30)}: ${told(answer)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('a query that cannot be read is refused or left alone, and never breaks a read', async ({ apart }) => {
  const { rules } = await askHandlers(apart);
  const wrong: string[] = [];
  const queries = [
    'limit=-1',
    'limit=1e9',
    'limit=5&limit=6',
    'cursor=%00',
    'cursor=bm9uc2Vuc2U',
    'q=%00',
    'q=%ed%a0%80',
    'q=((((((((',
    `q=${'('.repeat(3000)}`,
    `q=${encodeURIComponent(`"${'x'.repeat(9000)}"`)}`,
    'q=severity%3Anonsense',
    'before=9007199254740991',
    'before=99999999999999999999',
    'from=0000-01-01&to=9999-12-31',
    'from=275760-09-14T00%3A00%3A00Z',
    'sort=title%3Bdrop',
    'days=99999999',
    'batch=nonsense',
    'search=%00&text=%00&title=%00&status=%00&subject=%00&actor=%00&typed=%00&field=%00&kind=%00&connection=%00',
  ];
  for (const { path } of builtRoutes.filter((route) => rules[route.file]?.GET && !route.path.includes('nextauth'))) {
    for (const query of queries) {
      const at = filled(path, paramsOf(path, idOf(path, known)));
      const answer = await admin.call('GET', `${at}?${query}`);
      const right = answer.status === 200 || (answer.status >= 400 && answer.status < 500 && isProblem(answer));
      if (!right) wrong.push(`GET ${path}?${query.slice(0, 60)}: ${told(answer)}`);
    }
  }
  expect(wrong).toEqual([]);
});

async function allWrites(apart: Apart): Promise<Write[]> {
  const { rules } = await askHandlers(apart);
  const bodies = sampleBodies(known);
  return builtRoutes.flatMap(({ path, file }) =>
    Object.keys(rules[file] ?? {})
      .map((method) => ({ method, name: `${method} ${path}` }))
      .filter(({ method, name }) => method !== 'GET' && !BODILESS.has(name))
      .map(({ method, name }) => {
        const at = filled(path, paramsOf(path, idOf(path, known)));
        return { name, method, path, at, body: bodies[name] ?? {} };
      }),
  );
}

type Leaf = { path: string[]; value: unknown };

/** Every value of a body that is no object itself, a list as one. */
function leavesOf(body: Record<string, unknown>, above: string[] = []): Leaf[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const path = [...above, key];
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value);
    return inner ? leavesOf(Object.fromEntries(Object.entries(value)), path) : [{ path, value }];
  });
}

/** What can never stand there. */
function badFor(value: unknown): unknown[] {
  if (typeof value === 'string') return [[[]], { a: 1 }, true, 5, NUL, HALF, 'x'.repeat(200_000)];
  if (typeof value === 'number') return [[[]], {}, null, true, 'x', ...NUMBERS];
  if (Array.isArray(value))
    return [{}, 'x', 5, [[]], [NUL], [], Array.from({ length: 600 }, () => crypto.randomUUID())];
  return [[[]], 5, NUL];
}

function changed(
  body: Record<string, unknown>,
  [key = '', ...rest]: string[],
  value: unknown,
): Record<string, unknown> {
  const inner = body[key];
  if (rest.length === 0 || typeof inner !== 'object' || inner === null) return { ...body, [key]: value };
  return { ...body, [key]: changed(Object.fromEntries(Object.entries(inner)), rest, value) };
}

function isProblem(answer: Answer): boolean {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return false;
  const { code, message, requestId } = answer.json<Problem>();
  return code.length > 0 && message.length > 10 && requestId === answer.headers.get('x-request-id');
}

const told = ({ status, text }: Answer) => `${status} ${text.slice(0, 160)}`;
