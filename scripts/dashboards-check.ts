// What `npm run dashboards:check` runs: all dashboards of all workspaces, ready ones and those people made.
import { z } from 'zod';
import { cardAnswer } from '@/lib/boards/numbers';
import { Card } from '@/lib/boards/schema';
import { figuresIn } from '@/lib/dashboards/figures';
import { readDashboard } from '@/lib/dashboards/read';
import type { Ctx } from '@/lib/db/ctx';
import { closePool, pool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { inSnapshot } from '@/lib/db/tx';
import { total } from '@/lib/findings/tally';
import { SOURCES } from '@/lib/model/finding';
import { WorkspaceId } from '@/lib/model/ids';

const PERIODS = [7, 30, 90];

function ctxOf(id: string): Ctx {
  const actor = { role: 'worker', userId: null, name: 'check', email: null } as const;
  const workspaceId = WorkspaceId.parse(id);
  return { workspaceId, workspaceName: '', sandbox: false, actor, requestId: 'dashboards-check', sessionToken: null };
}

/** One dashboard and the counts of its queries, as of one moment. Answers how many figures it has, and those that differ. */
async function check(ctx: Ctx, read: (ctx: Ctx) => Promise<unknown>) {
  return inSnapshot(ctx, async (ctx) => {
    const figures = figuresIn(await read(ctx));
    const counted = new Map<string, number>();
    for (const query of new Set(figures.map(([, one]) => one.query))) counted.set(query, await total(ctx, query));
    const wrong = figures.filter(([, { value, query }]) => counted.get(query) !== value);
    return {
      figures: figures.length,
      wrong: wrong.map(([path, { value, query }]) => `${path} says ${value}, ${query} has ${counted.get(query)}`),
    };
  });
}

let [figures, wrong] = [0, 0];
async function report(name: string, found: Awaited<ReturnType<typeof check>>) {
  figures += found.figures;
  wrong += found.wrong.length;
  const verdict = found.wrong.length === 0 ? `${found.figures} figures, all equal` : found.wrong.join('\n  ');
  console.log(`${name}: ${verdict}`);
}

const { rows: workspaces } = await pool().query<{ id: string }>('select workspace_ids() as id');
for (const { id } of workspaces) {
  const ctx = ctxOf(id);
  for (const source of [null, ...SOURCES]) {
    for (const days of PERIODS) {
      const found = await check(ctx, (ctx) => readDashboard(ctx, { days, source }));
      await report(`${id} ${source ?? 'everything'}, ${days} days`, found);
    }
  }
  const boards = await rows<{ name: string; cards: unknown }>(
    ctx,
    'select name, cards from board where workspace_id = $1 order by id',
    [ctx.workspaceId],
  );
  for (const { name, cards } of boards) {
    const read = (ctx: Ctx) =>
      Promise.all(
        z
          .array(Card)
          .parse(cards)
          .map((card) => cardAnswer(ctx, card, 30)),
      );
    await report(`${id} “${name}”`, await check(ctx, read));
  }
}
console.log(`${figures} figures, ${wrong} of them differ from the count of their query.`);
await closePool();
if (wrong > 0) process.exitCode = 1;
