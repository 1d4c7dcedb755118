import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { bounded } from '@/lib/findings/bounded';
import { listFindings } from '@/lib/findings/list';
import type { FindingPage, FindingRow } from '@/lib/findings/shapes';
import { type Group, tally, total } from '@/lib/findings/tally';
import { Severity, SOURCES } from '@/lib/model/finding';
import { group, type Node, type Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import { readRuleQuery } from './asks';
import type { Counted, Rehearsal, RehearsedFinding } from './shapes';

const DAYS = 30;
const MOST = 20;
const LATER = 'verdict:true_positive';

/** What a rule of this query would have taken of the last 30 days, and what was later found to be true. Changes nothing. */
export async function rehearseRule(ctx: Ctx, { q }: { q: string }): Promise<Rehearsal> {
  allow(ctx, 'rules.manage');
  const ask = askIn(q);
  const all = ask();
  const worst = ask(LATER);
  return bounded(all, async () => {
    const [[whole = [], bySource = [], bySeverity = [], byVerdict = []], open, first] = await Promise.all([
      tally(ctx, all, [{ by: [] }, { by: ['source'] }, { by: ['severity'] }, { by: ['verdict'] }]),
      total(ctx, openOf(q)),
      page(ctx, worst, MOST),
    ]);
    const rest = first.length < MOST ? await page(ctx, ask(`-${LATER}`), MOST - first.length) : [];
    const count = (groups: readonly Group[], term: string): Counted => ({
      value: groups.find(({ values }) => values[0]?.term === term)?.count ?? 0,
      query: ask(term),
    });
    return {
      q,
      fits: { value: whole[0]?.count ?? 0, query: all },
      truePositives: count(byVerdict, LATER),
      open: { value: open, query: openOf(q) },
      bySource: SOURCES.map((source) => ({ source, ...count(bySource, `source:${source}`) })),
      bySeverity: Severity.options.map((severity) => ({ severity, ...count(bySeverity, `severity:${severity}`) })),
      items: [...first, ...rest].map(told),
    };
  });
}

/** How many of them were judged true positives. */
export async function truePositivesOf(ctx: Ctx, q: string): Promise<Counted> {
  const query = askIn(q)(LATER);
  return { value: await bounded(query, () => total(ctx, query)), query };
}

/** A rule's query over the last days, with further terms. */
function askIn(q: string): (...terms: string[]) => string {
  const rule = read(q);
  return (...terms) => joined(rule, ...terms, `created:<${DAYS}d`);
}

function openOf(q: string): string {
  return joined(read(q), 'is:open');
}

function joined(rule: Query, ...terms: string[]): string {
  const parts = terms.map((term) => parseQuery(term)).flatMap((parsed) => (parsed.ok ? (parsed.query ?? []) : []));
  const nodes: Node[] = rule === null ? parts : [rule, ...parts];
  return printQuery(group('and', nodes));
}

function read(q: string): Query {
  const parsed = readRuleQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return parsed.query;
}

async function page(ctx: Ctx, q: string, limit: number): Promise<FindingRow[]> {
  const { items }: FindingPage = JSON.parse(await listFindings(ctx, { q, sort: '-severity', limit }));
  return items;
}

function told({ id, title, source, severity, status, verdict, createdAt }: FindingRow): RehearsedFinding {
  return { id, title, source, severity, status, verdict, createdAt };
}
