import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { type Scope, scopeOfQuery } from '@/lib/findings/scope';
import { ruleQuery } from './checked';
import { type ActingRule, freeSql } from './effect';

/** Findings looked at in one transaction. */
export const BATCH = 500;

export type Part = { ids: string[]; n: number; xid: string | null; last: string | null };

/** The next part of what changed in transactions below `before`, all of which have ended, and which of it the rule is to take. */
export async function nextPart(ctx: Ctx, rule: ActingRule, before: string): Promise<Part> {
  const scope = await scopeOfQuery(ctx, ruleQuery(rule.q), { walks: true, isFew: true });
  const [part] = await within<Part>(ctx, partSql(rule, scope, before), scope.params.values);
  if (!part) throw new Error('a part is one row');
  return part;
}

export function partSql(rule: ActingRule, { where, params }: Scope, before: string): string {
  const xid = params.add(rule.seen_xid, 'bigint');
  const id = params.add(rule.seen_id, 'uuid');
  const end = params.add(before, 'bigint');
  const self = params.add(rule.id, 'uuid');
  // Seen for the first time, or changed at its vendor, since the rule is there. Time alone makes nothing new.
  const news = rule.since
    ? `greatest(f.first_seen_at, f.updated_at) >= ${params.add(rule.since, 'timestamptz')}`
    : 'true';
  return `with part as materialized (
    select f.id, f.changed_xid from finding f
    where f.workspace_id = $1::uuid and (f.changed_xid, f.id) > (${xid}, ${id})
      and f.changed_xid < ${end}
    order by f.changed_xid, f.id limit ${BATCH}
  ), fits as (
    select f.id from finding f where ${where.replace('$1', '$1::uuid')} and f.id = any(array(select p.id from part p))
      and f.status < 4 and ${news}
      and not exists (select from rule_taken t where t.workspace_id = $1 and t.rule_id = ${self} and t.finding_id = f.id
        and t.lapsed_at is null)
      and ${freeSql(rule, params)}
  ) select array(select fits.id::text from fits) as ids, (select count(*)::int from part) as n, l.xid, l.last
  from (select 1) one left join (select p.changed_xid::text as xid, p.id::text as last from part p
    order by p.changed_xid desc, p.id desc limit 1) l on true`;
}

/** Which of these findings a rule's query still asks for. */
export async function stillFit(ctx: Ctx, q: string, ids: readonly string[]): Promise<Set<string>> {
  const { where, params } = await scopeOfQuery(ctx, ruleQuery(q), { walks: true, isFew: true });
  const text = `select f.id::text as id from finding f
    where ${where.replace('$1', '$1::uuid')} and f.id = any(${params.add([...ids], 'uuid[]')})`;
  return new Set((await within<{ id: string }>(ctx, text, params.values)).map(({ id }) => id));
}
