import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { listFindings } from '@/lib/findings/list';
import type { FindingPage, FindingRow } from '@/lib/findings/shapes';
import { tally } from '@/lib/findings/tally';
import { Source } from '@/lib/model/finding';
import { termText } from '@/lib/query/print';
import type { Identity } from './identify';
import type { Known } from './item-joins';
import { keyOfFinding, termOf } from './joins';
import { linksOf } from './links';
import { idsOf } from './rejections';
import type { Entity, EntityLink, Rejection } from './shapes';

/** As many findings as a page shows; the queue has all of them. */
const MOST_FINDINGS = 100;

export type Gathered = {
  /** The query of the closed ones too; null: no vendor names such a thing in its findings. */
  all: string | null;
  findings: Entity['findings'];
  links: EntityLink[];
  ambiguous: string[];
  known: Known;
};

/** The findings of an entity, who it is at other vendors, and by what entries of lists are held against it. */
export async function gather(ctx: Ctx, identity: Identity, rejected: readonly Rejection[]): Promise<Gathered> {
  const [{ all, ...findings }, { links, ambiguous }] = await Promise.all([
    findingsOf(ctx, identity, idsOf(rejected, 'finding')),
    linksOf(ctx, identity),
  ]);
  const others = idsOf(rejected, 'item');
  const kept = links.filter(({ item }) => !others.includes(item));
  const known = {
    ...identity,
    users: kept.map(({ value }) => value.toLowerCase()),
    incidents: findings.items.filter((row) => row.kind === 'dlp_incident').map((row) => row.externalId),
  };
  return { all, findings, links: kept, ambiguous, known };
}

async function findingsOf(
  ctx: Ctx,
  { kind, key, keyName }: Identity,
  rejected: readonly string[],
): Promise<Gathered['findings'] & { all: string | null }> {
  const term = termOf(kind, key);
  if (term === null) return { all: null, query: null, total: 0, sources: [], items: [] };
  const but = rejected.length === 0 ? '' : ` -${termText('id', ...rejected)}`;
  const query = `${term} is:open${but}`;
  const [page, [whole, bySource = []]] = await Promise.all([
    findingsLike(ctx, query, MOST_FINDINGS),
    tally(ctx, query, [{ by: [] }, { by: ['source'] }]),
  ]);
  const sources = bySource.flatMap(({ values: [value], count }) => {
    const source = Source.safeParse(value?.key);
    return source.success && value ? [{ source: source.data, count, query: `${query} ${value.term}` }] : [];
  });
  const items = page.map((row) => ({ ...row, by: keyOfFinding(kind, row, keyName) }));
  return { all: `${term}${but}`, query, total: whole?.[0]?.count ?? 0, sources, items };
}

/** The newest findings of a query. */
export async function findingsLike(ctx: Ctx, q: string, limit: number): Promise<FindingRow[]> {
  const page: FindingPage = JSON.parse(await listFindings(ctx, { q, sort: '-created', limit }));
  return page.items;
}
