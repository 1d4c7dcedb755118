import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import pg from 'pg';
import { expect, test } from './apart-test';
import { type Answer, type Api, trySignIn } from './api';
import { dlpIncident } from './ask-sandbox';
import { awkward, type EchoVendor, startEchoVendor } from './echo-vendor';
import { heapOf } from './heap';
import { childrenOf } from './processes';
import { readEvidence } from './read-evidence';
import { installSecrets, sessionSecrets, vendorSecrets } from './secrets';
import { invited } from './strangers';
import { filesBelow, type Marker, memoryOf, type Place, tracesOf } from './traces';

type Connection = { id: string; name: string; state: string; stateNote: string | null; version: number };
type Row = { id: string; externalId: string };

/** Where secrets are kept, and the sandbox's own state: the vendor's side of the wire. */
const WHERE_THEY_BELONG = ['secrets', 'sandbox.json', 'sandbox'];

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const answers: Answer[] = [];
const seen = (answer: Answer) => void answers.push(answer);
let markers: Marker[] = [];
let echo: EchoVendor;
/** When evidence was shown in a browser. */
let shownAt = 0;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'profile-'));

test.afterAll(async () => {
  fs.rmSync(profile, { recursive: true, force: true });
  await echo?.close();
});

test('a day of work with planted secrets, at vendors of good and of the worst manners', async ({
  apart,
  launchOptions,
}) => {
  const admin = await apart.as('admin', seen);
  const analyst = await apart.as('analyst', seen);
  const planted = { keyId: awkward('key-id'), keySecret: awkward('key-secret') };
  const rotated = { keyId: awkward('key-id-2'), keySecret: awkward('key-secret-2') };
  const tried = awkward('tried-key');
  const wrongPassword = awkward('wrong-password');

  const finding = await firstOf(analyst, 'kind:dlp_incident');
  const matched = await evidence<{ triggers: { text: string }[] }>(analyst, finding.id, 'triggers');

  echo = await startEchoVendor(await dlpIncident(apart, finding.externalId));
  const connection = await connected(admin, echo, planted);
  const theirs = await firstOf(analyst, 'tenant:"repeats everything"');
  await analyst.call('GET', `/api/findings/${theirs.id}/live/details`);
  expect(await evidence<{ url: string }>(analyst, theirs.id, 'evidence')).toMatchObject({ url: echo.link });
  echo.lend();
  const content = `/api/findings/${theirs.id}/live/content?purpose=${encodeURIComponent('to look for its traces')}`;
  expect((await analyst.call('GET', content)).text).toContain(echo.canary);
  const browser = await chromium.launchPersistentContext(profile, launchOptions);
  await readEvidence(await browser.newPage(), apart, theirs.id, echo.canary);
  await browser.close();
  shownAt = Date.now();
  // From here on the vendor repeats all it is sent in every answer.
  for (const status of [400, 500]) {
    echo.echo(status);
    const note = { command: 'dlp.note', input: { notes: `sent to a vendor that answers ${status}` } };
    await analyst.send('POST', `/api/findings/${theirs.id}/actions`, note);
    await analyst.call('GET', `/api/findings/${theirs.id}/live/history`);
    const tenant = { vendor: 'zscaler-workflow', origin: echo.origin, settings: {} };
    await admin.call('POST', '/api/connections/preview', { body: { ...tenant, credentials: planted } });
    await admin.send('POST', `/api/connections/${connection.id}/sync-now`);
    await sleep(2000);
  }
  await apart.owner((client) =>
    client.query("update action set not_before = now() where state in ('held', 'unclear')"),
  );
  await sleep(3000);
  echo.refuseKeys();
  const { version } = await admin.get<Connection>(`/api/connections/${connection.id}`);
  await admin.send('POST', `/api/connections/${connection.id}/rotate`, { version, credentials: rotated });
  await expect
    .poll(async () => (await admin.get<Connection>(`/api/connections/${connection.id}`)).stateNote, { timeout: 30_000 })
    .toContain('were not taken');
  const posture = apart.sandbox().vendors['zscaler-posture'];
  const wrongKey = { vendor: 'zscaler-posture', origin: posture?.url, settings: {}, credentials: { apiKey: tried } };
  expect((await admin.call('POST', '/api/connections/preview', { body: wrongKey })).status).toBe(502);
  await admin.call('POST', '/api/connections', { body: { ...wrongKey, name: 'never works' } });

  expect(await trySignIn(apart.origin, { email: 'admin@northwind.example', password: wrongPassword }, seen)).toBeNull();
  const { api: guest } = await invited(apart, admin);
  for (const api of [admin, analyst]) await lookAround(api, [finding.id, theirs.id], connection.id);

  markers = [
    ...vendorSecrets(apart),
    ...Object.entries({ ...planted, rotatedId: rotated.keyId, rotated: rotated.keySecret, tried, wrongPassword }).map(
      ([name, secret]) => ({ name, secret }),
    ),
    ...echo.tokens.map((secret, at) => ({ name: `vendor token ${at + 1}`, secret })),
    ...apart.sandbox().accounts.map(({ role, password }) => ({ name: `${role}'s password`, secret: password })),
    ...installSecrets(apart),
    ...(await sessionSecrets(apart, { admin, analyst, guest })),
    ...matched.triggers.map(({ text }, at) => ({
      name: `matched text ${at + 1}`,
      secret: text,
      mayBeAt: [answerAt(finding.id, 'triggers')],
    })),
    { name: 'evidence link', secret: echo.link, mayBeAt: [answerAt(theirs.id, 'evidence')] },
    { name: 'evidence file', secret: echo.canary, mayBeAt: [answerAt(theirs.id, 'content')] },
  ];
  expect(markers.length).toBeGreaterThan(25);
});

test('a secret that is planted is found in each of its forms', () => {
  const secret = awkward('planted');
  const json = JSON.stringify({ a: secret });
  const places = {
    raw: secret,
    hex: Buffer.from(secret).toString('hex'),
    URL: encodeURIComponent(secret),
    JSON: json,
    'JSON in JSON': JSON.stringify(json),
    'base64+0': Buffer.from(secret).toString('base64'),
    'base64+1': Buffer.from(`x${secret}x`).toString('base64'),
    'base64url+2': Buffer.from(`xx${secret}xx`).toString('base64url'),
  };
  for (const [form, text] of Object.entries(places)) {
    const found = tracesOf(
      [{ name: 'planted', secret }],
      [{ name: 'here', bytes: Buffer.from(`before ${text} after`) }],
    );
    expect(found.join(), form).toContain(`(${form})`);
  }
});

test('no answer holds a secret, but the one that is asked for it', () => {
  const places = answers.map(({ method, path: at, status, headers, text }) => {
    const shown = [...headers].filter(([name]) => name !== 'set-cookie');
    return { name: `${method} ${at} (${status})`, bytes: Buffer.from(`${JSON.stringify(shown)}\n${text}`) };
  });
  expect(places.length).toBeGreaterThan(60);
  expect(tracesOf(markers, places)).toEqual([]);
});

test('no table holds a secret', async ({ apart }) => {
  const places = await apart.owner((client) => copies(client, fs.realpathSync(path.join(apart.data, 'pg'))));
  expect(places.length).toBeGreaterThan(20);
  expect(places.find(({ name }) => name === 'table finding')?.bytes.length).toBeGreaterThan(100_000);
  expect(tracesOf(markers, places)).toEqual([]);
});

test('no file holds a secret: database, its log ahead, our logs, what was built', async ({ apart }) => {
  await apart.owner((client) => client.query('checkpoint'));
  expect(tracesOf(markers, filesBelow(apart.data, WHERE_THEY_BELONG))).toEqual([]);
  expect(tracesOf(markers, filesBelow(path.resolve(import.meta.dirname, '../.next'), ['dev', 'cache']))).toEqual([]);
  const logs = [...filesBelow(path.join(apart.data, 'logs'))];
  expect(logs.find(({ name }) => name === 'worker.log')?.bytes.toString()).toContain('vendor call failed');
});

test("evidence that was shown is nowhere in the browser's profile", ({ apart }) => {
  const places = [...filesBelow(profile)];
  // Where was looked is what the browser keeps of answers: scripts are there, which may be kept.
  const kept = { name: 'script', secret: `${apart.origin}/_next/static/` };
  expect(tracesOf([kept], places)).not.toEqual([]);
  const evidence = markers.filter(({ name }) => name === 'evidence file' || name === 'evidence link');
  expect(tracesOf(evidence, places)).toEqual([]);
});

test('the web process has no key of the vault and no credential of a vendor', async ({ apart }) => {
  test.skip(!fs.existsSync('/proc/self/mem'), 'only Linux shows the memory of a process');
  const web = apart.part('web').pid;
  const environment = (pid: number) => ({
    name: `environment of ${pid}`,
    bytes: fs.readFileSync(`/proc/${pid}/environ`),
  });
  const vault = installSecrets(apart).filter(({ name }) => name.startsWith('vault key'));
  const vendors = vendorSecrets(apart);
  expect(tracesOf([...vault, ...vendors], [environment(web)])).toEqual([]);
  const broker = installSecrets(apart).filter(({ name }) => name === 'broker secret');
  const found = tracesOf([...vault, ...broker], memoryOf(web));
  expect(found.filter((one) => one.startsWith('vault'))).toEqual([]);
  // The same search finds what the web process does hold.
  expect(found.filter((one) => one.startsWith('broker'))).not.toEqual([]);
  const told = childrenOf(apart.pid).map(({ pid, args }) => ({
    name: `arguments of ${pid}`,
    bytes: Buffer.from(args),
  }));
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(tracesOf(markers, told)).toEqual([]);
});

test('a minute after evidence was shown no process holds it', async ({ apart }) => {
  await sleep(Math.max(0, shownAt + 60_000 - Date.now()));
  const evidence = markers.filter(({ name }) => name === 'evidence file');
  expect(evidence).toHaveLength(1);
  const broker = installSecrets(apart).filter(({ name }) => name === 'broker secret');
  for (const part of ['web', 'worker'] as const) {
    const heap = [await heapOf(apart.part(part).pid)];
    // The same search finds what the process does hold.
    expect(tracesOf(broker, heap), part).not.toEqual([]);
    expect(tracesOf(evidence, heap), part).toEqual([]);
  }
});

/** The first finding of a query, once the sync has brought it. */
async function firstOf(api: Api, query: string): Promise<Row> {
  let row: Row | undefined;
  const look = async () => {
    const { items } = await api.get<{ items: Row[] }>(`/api/findings?q=${encodeURIComponent(query)}`);
    row = items[0];
    return row?.id;
  };
  await expect.poll(look, { timeout: 30_000 }).toBeTruthy();
  if (!row) throw new Error(`nothing came of ${query}`);
  return row;
}

function evidence<T>(api: Api, id: string, read: 'triggers' | 'evidence'): Promise<T> {
  return api.get<T>(`/api/findings/${id}/live/${read}?purpose=${encodeURIComponent('to look for its traces')}`);
}

const answerAt = (id: string, read: string) => `GET /api/findings/${id}/live/${read}?purpose=`;

async function connected(admin: Api, { origin }: EchoVendor, credentials: Record<string, string>): Promise<Connection> {
  const body = { vendor: 'zscaler-workflow', name: 'repeats everything', origin, settings: {}, credentials };
  const { id } = await admin.send<Connection>('POST', '/api/connections', body);
  const now = () => admin.get<Connection>(`/api/connections/${id}`);
  await expect.poll(async () => (await now()).state, { timeout: 30_000 }).toBe('ok');
  return now();
}

/** Reads of everything a person of this role can see. */
async function lookAround(api: Api, findings: readonly string[], connection: string): Promise<void> {
  const paths = [
    'connections',
    `connections/${connection}`,
    'sources',
    'audit?limit=200',
    'actions',
    'people',
    'me',
    'vendors',
  ];
  const ofFindings = findings.flatMap((id) => [`findings/${id}`, `findings/${id}/related`, `findings/${id}/close`]);
  for (const at of [...paths, ...ofFindings, 'findings?limit=200', 'dashboard', 'rail', 'workspaces', 'health']) {
    await api.call('GET', `/api/${at}`);
  }
  for (const at of [
    '/queue',
    '/settings/connections',
    `/settings/connections/${connection}`,
    '/settings/audit',
    '/sources',
  ]) {
    await api.call('GET', at);
  }
  for (const id of findings) await api.call('GET', `/findings/${id}`);
}

/** Every table as COPY writes it. The server writes the files, so they lie where it may write. */
async function copies(client: pg.Client, folder: string): Promise<Place[]> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1",
  );
  const places: Place[] = [];
  for (const { name } of rows) {
    const file = path.join(folder, 'copy.txt');
    await client.query(`copy (select * from ${name}) to ${pg.escapeLiteral(file)}`);
    places.push({ name: `table ${name}`, bytes: fs.readFileSync(file) });
    fs.rmSync(file);
  }
  return places;
}
