import pg from 'pg';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { closePool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { listFindings, pageSql } from '@/lib/findings/list';
import { scopeOf } from '@/lib/findings/scope';
import { analystOf } from './analyst';
import type { Console } from './console';
import { interleaved, median, p50Of } from './measure';
import { openPsql, type Psql } from './psql';
import { PAGE } from './queue-api';
import type { Row } from './report';

const CALLS = 300;

/** Row 2: the verb behind the queue as the web's role runs it, against the same prepared statement in psql. */
export async function queueSql(
  console: Console,
  { rounds, say }: { rounds: number; say(word: string): void },
): Promise<Row[]> {
  process.env.DATABASE_URL = console.webUrl;
  const ctx = await analystOf(console);
  const { text, values } = await statementOf(ctx);
  const psql = await openPsql(console.webUrl);
  const ours = () => p50Of(CALLS, () => listFindings(ctx, PAGE));
  const row: Row = {
    metric: '2 SQL part of the queue page, p50',
    value: null,
    unit: 'ms',
    baseline: null,
    baselineName: psql ? 'psql, the same prepared statement' : 'psql, which is not installed',
    ratio: null,
    goal: 2,
    by: 'ratio',
  };
  if (psql) {
    const execute = await prepare(psql, ctx, text, values);
    const baseline = async () => {
      const times: number[] = [];
      for (let i = 0; i < CALLS; i++) times.push(await psql.time(execute));
      return median(times);
    };
    const compared = await interleaved({ ours, baseline }, { rounds, say });
    Object.assign(row, { value: compared.ours, baseline: compared.baseline, ratio: compared.ratio });
    psql.close();
  } else {
    row.value = await ours();
  }
  const fetches = await heapFetches(ctx, text, values);
  await closePool();
  const exact = { baseline: null, baselineName: '', ratio: null, by: 'value' } as const;
  return [
    row,
    { metric: '2 heap fetches beyond the page’s own rows', value: fetches, unit: 'rows', goal: 0, ...exact },
  ];
}

async function statementOf(ctx: Ctx): Promise<{ text: string; values: unknown[] }> {
  const scope = await scopeOf(ctx, PAGE.q, { walks: true });
  return { text: pageSql(scope, PAGE.sort, null, PAGE.limit), values: scope.params.values };
}

/** Prepares the statement in psql, after making sure that it finds there what the verb shows. */
async function prepare(psql: Psql, ctx: Ctx, text: string, values: unknown[]): Promise<string> {
  await psql.ask(`select set_config('onequeue.workspace', ${pg.escapeLiteral(ctx.workspaceId)}, false)`);
  const line = text.replaceAll('\n', ' ');
  const given = values.map((value) => pg.escapeLiteral(String(value))).join(', ');
  await psql.ask(`prepare page as ${line}`);
  await psql.ask(
    `prepare ids as select string_agg(x.id::text, ',' order by x.n) from (${line}) x where x.n <= ${PAGE.limit}`,
  );
  const [ids] = await psql.ask(`execute ids(${given})`);
  const shown = Page.parse(JSON.parse(await listFindings(ctx, PAGE))).items.map(({ id }) => id);
  if (ids !== shown.join()) throw new Error('psql finds another page than the verb shows');
  return `execute page(${given})`;
}

const Page = z.object({ items: z.array(z.object({ id: z.string() })) });

type Node = { 'Heap Fetches'?: number; Plans?: Node[] };

async function heapFetches(ctx: Ctx, text: string, values: unknown[]): Promise<number> {
  const explain = `explain (analyze, buffers, format json) ${text}`;
  const [row] = await rows<{ 'QUERY PLAN': [{ Plan: Node }] }>(ctx, explain, values);
  const sum = (node: Node): number =>
    (node['Heap Fetches'] ?? 0) + (node.Plans ?? []).reduce((all, one) => all + sum(one), 0);
  if (!row) throw new Error('explain gives one row');
  return sum(row['QUERY PLAN'][0].Plan);
}
