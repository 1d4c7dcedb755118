import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { getFinding } from '@/lib/findings/detail';
import { listFindings } from '@/lib/findings/list';
import { whenHeld } from '@/lib/held/held';
import { migrate } from '@/scripts/migrate.mjs';
import { urlAs } from '@/scripts/roles.mjs';
import { createSandboxWorkspace } from '@/scripts/sandbox-accounts.mjs';
import { analystOf } from './analyst';
import type { Console } from './console';
import { filtersOf } from './filters';
import { interleaved, p50Of } from './measure';
import { PAGE } from './queue-api';
import type { Row } from './report';
import { seed } from './seed';

const SMALL = 10_000;
const DATABASE = 'bench_small';
const CALLS = 200;
const VENDORS = ['zscaler-workflow', 'zscaler-posture', 'lacework-edge', 'workato'];
const kept = globalThis as typeof globalThis & { onequeuePool?: pg.Pool };

type Side = { ctx: Ctx; pool: pg.Pool; next: string; id: string; filters: string[] };
type Options = { rounds: number; say(word: string): void };

/** Row 8: what the same verbs take with the findings there are, against 10,000 in a database of their own beside it. */
export async function growth(console: Console, { rounds, say }: Options): Promise<Row[]> {
  say(`making ${SMALL.toLocaleString('en')} findings of their own`);
  const small = await smallDatabase(console, say);
  const sides = { ours: await sideOf(console), baseline: await sideOf(small) };
  const measured: [string, number, (side: Side, at: number) => Promise<unknown>][] = [
    ['the first page', 1.2, ({ ctx }) => listFindings(ctx, PAGE)],
    ['the page after it', 1.2, ({ ctx, next }) => listFindings(ctx, { ...PAGE, cursor: next })],
    ['a finding', 1.2, ({ ctx, id }) => getFinding(ctx, id)],
    [
      'a filter over six facets',
      2,
      ({ ctx, filters }, at) => listFindings(ctx, { ...PAGE, q: filters[at % filters.length] ?? '' }),
    ],
  ];
  const found: Row[] = [];
  for (const [name, goal, call] of measured) {
    const run = (side: Side) => () =>
      within(side, () => {
        let at = 0;
        return p50Of(CALLS, () => call(side, at++));
      });
    const said = { rounds, say: (word: string) => say(`${name}: ${word}`) };
    const compared = await interleaved({ ours: run(sides.ours), baseline: run(sides.baseline) }, said);
    found.push({
      metric: `8 ${name}, p50`,
      value: compared.ours,
      unit: 'ms',
      baseline: compared.baseline,
      baselineName: `the same with ${SMALL.toLocaleString('en')} findings`,
      ratio: compared.ratio,
      goal,
      by: 'ratio',
    });
  }
  for (const { pool } of Object.values(sides)) await pool.end();
  await small.drop();
  return found;
}

/** Runs with this side's connections, as the process of that database would. */
async function within<T>({ pool }: Pick<Side, 'pool'>, work: () => Promise<T>): Promise<T> {
  const before = kept.onequeuePool;
  kept.onequeuePool = pool;
  try {
    return await work();
  } finally {
    kept.onequeuePool = before;
  }
}

type Place = Pick<Console, 'query' | 'workspaceId' | 'webUrl'>;

async function sideOf(place: Place): Promise<Side> {
  const pool = new pg.Pool({ connectionString: place.webUrl, max: 10 });
  const ctx = await analystOf(place);
  return within({ pool }, async () => {
    await whenHeld(ctx);
    const page: { items: { id: string }[]; next: string | null } = JSON.parse(await listFindings(ctx, PAGE));
    const [first] = page.items;
    if (!first || page.next === null) throw new Error('there is no second page');
    return { ctx, pool, next: page.next, id: first.id, filters: await filtersOf(ctx) };
  });
}

async function smallDatabase(console: Console, say: (word: string) => void) {
  const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const drop = () => console.query(`drop database if exists ${DATABASE} with (force)`);
  await drop();
  await console.query(`create database ${DATABASE}`);
  const ownerUrl = at(console.ownerUrl, DATABASE);
  await migrate(ownerUrl);
  const { workspaceId } = await createSandboxWorkspace(ownerUrl);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const query: Console['query'] = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<Row>(text, values)).rows;
  for (const vendor of VENDORS) {
    await query(
      "insert into connection (workspace_id, id, vendor, name, origin, state) values ($1, $2, $3, $3, 'http://127.0.0.1:1', 'ok')",
      [workspaceId, uuidv7(), vendor],
    );
  }
  await seed({ query, workspaceId, ownerUrl }, SMALL, say);
  const webUrl = urlAs(ownerUrl, 'onequeue_web', console.passwords.onequeue_web ?? '');
  return {
    query,
    workspaceId,
    webUrl,
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
}
