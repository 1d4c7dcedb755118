import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { streamSql } from './read';
import { ActivityFilter } from './schema';
import { activityScope } from './scope';

// Plans of a page, as the web's own role with row security on, over entries of two hundred people in half a year.
type Plan = {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

const COUNT = 20_000;
const PAGE = 51;
let ctx: Ctx;

beforeAll(async () => {
  ctx = await aWorkspace('admin');
  const { id: tenant } = await aConnection(ctx, 'workato');
  const at = `'2026-06-01'::timestamptz + n * interval '13 minutes'`;
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, at, raw, hash)
     select $1, gen_random_uuid(), $2, 'activity', 'user_login', n::text, 'Signed in', ${at},
       jsonb_build_object('user', jsonb_build_object('email', 'person.' || n % 200 || '@x.example')), ''
     from generate_series(1, ${COUNT}) n`,
    [ctx.workspaceId, tenant],
  );
  await asOwner(
    `insert into audit_event (workspace_id, seq, id, at, actor_id, actor, action, subject_kind, subject_id, mac)
     select $1, n, gen_random_uuid(), ${at}, case when n % 200 = 0 then $2::uuid else gen_random_uuid() end, 'x', 'rule.create', 'rule', 'x', ''
     from generate_series(1, ${COUNT}) n`,
    [ctx.workspaceId, ctx.actor.userId],
  );
  await asOwner('analyze item');
  await asOwner('analyze audit_event');
});

test.each([
  ['', { from: '2026-09-01T00:00:00Z', to: '2026-09-02T00:00:00Z' }, ['item_list', 'audit_time']],
  ['time:2026-09-01', {}, ['item_list', 'audit_time']],
  ['', {}, ['item_list', 'audit_time']],
  ['actor:person.7@x.example', {}, ['item_actor']],
  ['actor:me', {}, ['item_actor', 'audit_actor']],
  ['actor:me', { from: '2026-09-01T00:00:00Z', to: '2026-09-20T00:00:00Z' }, ['item_actor']],
])('%j in %j reads about a page', async (q, range, indexes) => {
  for (const after of [null, { at: new Date('2026-09-01T12:00:00Z'), side: 'own' as const, id: '9000' }]) {
    const scope = await activityScope(ctx, ActivityFilter.parse({ q, ...range }));
    const text = streamSql(scope, '-at', after, PAGE);
    const [row] = await rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      ctx,
      `explain (analyze, timing off, format json) ${text}`,
      scope.params.values,
    );
    const nodes = row ? nodesOf(row['QUERY PLAN'][0].Plan) : [];
    const used = nodes.map((node) => node['Index Name']);
    for (const index of indexes) expect(used).toContain(index);
    // Few of a person's entries may be put in order, and few of another time be passed over; never the table.
    const read = nodes.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
    expect(Math.max(...read)).toBeLessThanOrEqual(COUNT / 100);
  }
});

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
