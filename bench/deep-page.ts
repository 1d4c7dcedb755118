import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { listFindings } from '@/lib/findings/list';
import { interleaved, p50Of } from './measure';
import type { Row } from './report';

const DEPTH = 100_000;
const STEP = 200;
const CALLS = 200;
const ALL = { q: '', sort: '-severity', limit: 50 } as const;
const Page = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });

/** Row 4: the page that begins behind row 100,000, against the first one. */
export async function deepPage(ctx: Ctx, options: { rounds: number; say(word: string): void }): Promise<Row> {
  options.say(`walking to row ${DEPTH.toLocaleString('en')}`);
  const seen = new Set<string>();
  let cursor: string | undefined;
  while (seen.size < DEPTH) {
    const { items, next } = Page.parse(JSON.parse(await listFindings(ctx, { ...ALL, limit: STEP, cursor })));
    for (const { id } of items) seen.add(id);
    if (next === null) throw new Error(`there are only ${seen.size} findings`);
    cursor = next;
  }
  const deep = () => listFindings(ctx, { ...ALL, cursor });
  const { items } = Page.parse(JSON.parse(await deep()));
  if (items.some(({ id }) => seen.has(id))) throw new Error('the deep page repeats a row');
  const compared = await interleaved(
    { ours: () => p50Of(CALLS, deep), baseline: () => p50Of(CALLS, () => listFindings(ctx, ALL)) },
    options,
  );
  return {
    metric: '4 page at row 100,000, p50',
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'the first page',
    ratio: compared.ratio,
    goal: 1.1,
    by: 'ratio',
  };
}
