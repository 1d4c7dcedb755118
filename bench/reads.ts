import { closePool } from '@/lib/db/pool';
import { analystOf } from './analyst';
import type { Console } from './console';
import { dashboard } from './dashboard';
import { deepPage } from './deep-page';
import { facets } from './facets';
import { anyFilter } from './filters';
import { findingDetail } from './finding-detail';
import { gathered } from './gathered';
import type { Row } from './report';
import { textSearch } from './search';

/** Rows 3 to 7 and 21: what an analyst and a manager read, by the verbs as the web's role runs them. */
export async function reads(console: Console, options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  process.env.DATABASE_URL = console.webUrl;
  const ctx = await analystOf(console);
  const at = (what: string) => ({ ...options, say: (word: string) => options.say(`${what}: ${word}`) });
  const rows = [
    await anyFilter(ctx, at('filters')),
    await deepPage(ctx, at('deep page')),
    ...(await facets(ctx, at('facets'))),
    ...(await gathered(ctx, at('groups'))),
    ...(await textSearch(console, ctx, at('search'))),
    await findingDetail(console, ctx, at('detail')),
    ...(await dashboard(ctx, at('dashboard'))),
  ];
  await closePool();
  return rows;
}
