import path from 'node:path';
import { z } from 'zod';
import { clientOf, type HttpClient, well } from './client';
import type { Console } from './console';
import { interleaved, p50Of } from './measure';
import { startNginx } from './nginx';
import { root, sleep, start } from './process';
import type { Row } from './report';

const LARGE = 20;
const SMALL = 100;
const Tenant = z.object({ id: z.string(), state: z.string(), stateNote: z.string().nullable(), version: z.int() });
const Answer = z.looseObject({ outcome: z.literal('answered'), result: z.unknown() });

type Options = { rounds: number; say(word: string): void };

/** Rows 13a, 13b and 14 for the route that calls an operation: a vendor's answer through web and broker. */
export async function operationCall(console: Console, options: Options): Promise<Row[]> {
  const child = start(['--import', 'tsx', 'bench/big-vendor.ts']);
  const { port } = z.object({ port: z.int() }).parse(JSON.parse(await child.says(/^\{/)));
  const vendor = clientOf(`http://127.0.0.1:${port}`);
  const nginx = await startNginx(path.join(root, '.data/bench/nginx'), port);
  const web = await asAdmin(console);
  const posture = await connect(web, console, {
    vendor: 'zscaler-posture',
    port,
    credentials: { apiKey: 'bench-key' },
  });
  const edge = await connect(web, console, {
    ...{ vendor: 'lacework-edge', port, credentials: { apiToken: 'bench-token-0000' } },
    settings: { accountName: 'northwind' },
  });
  const call = (tenant: string, operation: string, query: object) => () =>
    well(web.post(`/api/connections/${tenant}/operations/${operation}`, { params: {}, query }));
  const alerts = (fields: string) => `/v1/alerts/cloud?fields=${fields}`;
  const span = { start_time: '0', end_time: '1' };
  const edgePath = '/api/v1/alerts?start_time=0&end_time=1&status_filter=big';
  const passed = call(posture, 'list_cloud_alerts', { fields: ['big'] });
  const read = call(edge, 'queryAlerts', { ...span, status_filter: 'big' });
  const small = call(posture, 'list_cloud_alerts', { fields: ['none'] });
  await same(
    passed,
    () => well(vendor.get(alerts('big'))),
    (held) => held,
  );
  await same(read, () => well(vendor.get(edgePath)), withoutTokens);
  await same(
    small,
    () => well(vendor.get(alerts('none'))),
    (held) => held,
  );

  const timed = (count: number, ours: () => Promise<unknown>, baseline: () => Promise<unknown>) =>
    interleaved({ ours: () => p50Of(count, ours), baseline: () => p50Of(count, baseline) }, options);
  const through = nginx ? await timed(LARGE, passed, () => well(nginx.client.get(alerts('big')))) : null;
  const checked = await timed(LARGE, read, () => well(vendor.get(edgePath)));
  const short = await timed(SMALL, small, () => well(vendor.get(alerts('none'))));
  for (const id of [posture, edge]) await remove(web, id);
  await Promise.all([web.close(), vendor.close(), nginx?.stop()]);
  await child.stop();
  return [
    row('13a operation, 1 MB passed on, p50', through, 'nginx proxy_pass', 5, 'ratio'),
    row('13b operation, 1 MB read and redacted, p50', checked, 'the vendor asked directly', 20, 'ratio'),
    row('14 operation, small answer, p50', short, 'the vendor asked directly', 3, 'difference'),
  ];
}

type Compared = Awaited<ReturnType<typeof interleaved>>;

function row(metric: string, taken: Compared | null, baselineName: string, goal: number, by: Row['by']): Row {
  const { ours = null, baseline = null, ratio = null } = taken ?? {};
  return { metric, value: ours, unit: 'ms', baseline, baselineName, ratio, goal, by };
}

type Asked = () => Promise<{ text: string }>;

/** What is timed has to be the same answer. */
async function same(ours: Asked, direct: Asked, known: (held: unknown) => unknown): Promise<void> {
  const { result } = Answer.parse(JSON.parse((await ours()).text));
  const held: unknown = JSON.parse((await direct()).text);
  if (JSON.stringify(result) !== JSON.stringify(known(held))) throw new Error('the console answers something else');
}

function withoutTokens(held: unknown): unknown {
  return JSON.parse(JSON.stringify(held).replaceAll('"taken-out-on-the-way"', '"[removed]"'));
}

type Web = { post(path: string, body: unknown): ReturnType<HttpClient['send']>; close(): Promise<void> } & {
  get: HttpClient['get'];
  remove(path: string, body: unknown): Promise<Response>;
};

async function asAdmin({ url, signIn }: Console): Promise<Web> {
  const client = clientOf(url);
  const headers = { cookie: await signIn('admin'), origin: url };
  return {
    post: (at, body) => client.send('POST', at, body, headers),
    get: (at) => client.get(at, headers),
    remove: (at, body) =>
      fetch(`${url}${at}`, {
        method: 'DELETE',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    close: client.close,
  };
}

type Given = { vendor: string; port: number; credentials: object; settings?: object };

/** A tenant whose vendor is ours; nothing is read from it beside what is timed. */
async function connect(
  web: Web,
  console: Console,
  { vendor, port, credentials, settings = {} }: Given,
): Promise<string> {
  const origin = `http://127.0.0.1:${port}`;
  const name = `bench ${vendor} ${port}`;
  const asked = { name, vendor, origin, confirmOrigin: origin, settings, credentials };
  const { id } = Tenant.parse(JSON.parse((await well(web.post('/api/connections', asked))).text));
  for (;;) {
    const tenant = await tenantOf(web, id);
    if (tenant.state === 'ok') break;
    if (tenant.state !== 'pending') throw new Error(`${name} is ${tenant.state}: ${tenant.stateNote}`);
    await sleep(100);
  }
  await console.query(`update sync_stream set due_at = 'infinity' where connection_id = $1`, [id]);
  return id;
}

async function tenantOf(web: Web, id: string) {
  return Tenant.parse(JSON.parse((await well(web.get(`/api/connections/${id}`))).text));
}

async function remove(web: Web, id: string): Promise<void> {
  const { version } = await tenantOf(web, id);
  const answer = await web.remove(`/api/connections/${id}`, { version });
  if (!answer.ok) throw new Error(`the tenant could not be removed: ${await answer.text()}`);
}
