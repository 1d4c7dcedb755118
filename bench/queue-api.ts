import { z } from 'zod';
import { clientOf, type HttpClient, well } from './client';
import type { Console } from './console';
import { interleaved, p50Of } from './measure';
import type { Row } from './report';

const CALLS = 300;
/** The queue as it opens. */
export const PAGE = { q: 'is:open', sort: '-severity', limit: 50 } as const;
export const PATH = `/api/findings?q=${encodeURIComponent(PAGE.q)}&sort=${PAGE.sort}&limit=${PAGE.limit}`;

/** Row 1: the queue's page through the API, signed in, against a route that does nothing. */
export async function queueApi(
  console: Console,
  empty: HttpClient,
  options: { rounds: number; say(word: string): void },
): Promise<Row> {
  const client = clientOf(console.url);
  const cookie = await console.signIn('analyst');
  const ask = () => well(client.get(PATH, { cookie }));
  await isWhatStands(console, (await ask()).text);
  const compared = await interleaved(
    { ours: () => p50Of(CALLS, ask), baseline: () => p50Of(CALLS, () => well(empty.get('/empty'))) },
    options,
  );
  await client.close();
  return {
    metric: '1 queue page through the API, signed in, p50',
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'empty Next route',
    ratio: compared.ratio,
    goal: 1.25,
    by: 'ratio',
  };
}

const Page = z.object({ items: z.array(z.object({ id: z.string() })) });

async function isWhatStands({ query, workspaceId }: Console, text: string): Promise<void> {
  const rows = await query<{ id: string }>(
    `select id from finding where workspace_id = $1 and status < 4
     order by severity desc, updated_at desc, id desc limit ${PAGE.limit}`,
    [workspaceId],
  );
  const shown = Page.parse(JSON.parse(text)).items.map(({ id }) => id);
  if (shown.join() !== rows.map(({ id }) => id).join())
    throw new Error('the API shows other findings than the table has');
}
