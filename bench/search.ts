import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { listFindings } from '@/lib/findings/list';
import type { Console } from './console';
import { interleaved, p95Of } from './measure';
import { PAGE } from './queue-api';
import type { Row } from './report';

const CALLS = 20;
const BANDS = [
  { name: 'rare', from: 2, to: 100 },
  { name: 'middling', from: 1_000, to: 10_000 },
  { name: 'frequent', from: 60_000, to: 1_000_000 },
];
const Page = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Row 6: a page of what holds a word, by how many do, against the plan Postgres chooses by itself. */
export async function textSearch(
  { query, workspaceId }: Console,
  ctx: Ctx,
  { rounds, say }: { rounds: number; say(word: string): void },
): Promise<Row[]> {
  say('counting words');
  const words = await query<{ word: string; n: number }>(
    `select word, ndoc::int as n from ts_stat('select to_tsvector(''simple'', title || '' '' || description) from finding')
     where word ~ '^[a-z]{4,20}$' order by word`,
  );
  const rows: Row[] = [];
  for (const { name, from, to } of BANDS) {
    const [word] = words.filter(({ n }) => n >= from && n <= to);
    if (!word) continue;
    const ours = () => listFindings(ctx, { ...PAGE, q: `"${word.word}"` });
    const plain = () =>
      query<{ id: string }>(
        `select * from finding where workspace_id = $1 and to_tsvector('simple', title || ' ' || description) @@ phraseto_tsquery('simple', $2)
         order by severity desc, updated_at desc, id desc limit ${PAGE.limit}`,
        [workspaceId, word.word],
      );
    const shown = Page.parse(JSON.parse(await ours())).items.map(({ id }) => id);
    if (shown.join() !== (await plain()).map(({ id }) => id).join()) throw new Error(`${word.word} finds other rows`);
    const sides = { ours: () => p95Of(CALLS, ours), baseline: () => p95Of(CALLS, plain) };
    const compared = await interleaved(sides, { rounds, say: (at) => say(`${name}: ${at}`) });
    rows.push({
      metric: `6 search for a ${name} word (in ${word.n.toLocaleString('en')} findings), p95`,
      value: compared.ours,
      unit: 'ms',
      baseline: compared.baseline,
      baselineName: 'the plan Postgres chooses',
      ratio: compared.ratio,
      goal: 1,
      by: 'ratio',
    });
  }
  return rows;
}
