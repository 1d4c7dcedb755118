import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { manyFindings } from '@/lib/findings/many';
import { scopeOf, scopeOfQuery } from '@/lib/findings/scope';
import { ruleQuery } from './checked';
import type { ActingRule } from './effect';
import { BATCH, nextPart, partSql } from './match';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  Plans?: Plan[];
};

const BEGINNING = { seen_xid: '0', seen_id: '00000000-0000-0000-0000-000000000000' };
const QUERIES = [
  'severity:low',
  'source:posture -severity:>=high',
  'policy:ZS-AWS-00*',
  'tenant:emea-prod OR account:2881*',
  'has:resource label:campaign',
  'looked severity:<high',
  '-(looked OR source:posture)',
];
let ctx: Ctx;

beforeAll(async () => {
  ctx = await aWorkspace('admin');
  const connections = {
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea-prod' })).id,
    cloud_alert: (await aConnection(ctx, 'zscaler-posture')).id,
    edge_alert: (await aConnection(ctx, 'lacework-edge')).id,
  };
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, owners: [], count: 6000 });
  await asOwner(
    `insert into finding_label (workspace_id, finding_id, label, origin)
     select workspace_id, id, 'campaign', 'vendor' from finding where workspace_id = $1 order by id limit 700`,
    [ctx.workspaceId],
  );
  await asOwner('vacuum (analyze) finding');
  await asOwner('analyze finding_label');
});

const labelling = (q: string): ActingRule => ({
  id: '01a22539-0000-7000-8000-000000000000',
  name: 'x',
  q,
  effect: 'label',
  owner_id: null,
  label: 'noise',
  snooze_minutes: null,
  revision: 1,
  since: null,
  ...BEGINNING,
});

const now = async () => {
  const [row] = await asOwner<{ before: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as before', []);
  if (!row) throw new Error('a snapshot is one row');
  return row.before;
};

describe.each(QUERIES)('%s', (q) => {
  test('part by part a rule takes exactly what the queue has open for its query, each once', async () => {
    const { from, where, params } = await scopeOf(ctx, q);
    const text = `select f.id::text as id from ${from} where ${where} and f.status < 4`;
    const open = (await rows<{ id: string }>(ctx, text, params.values)).map(({ id }) => id);
    const taken: string[] = [];
    for (let rule = labelling(q), more = true; more; ) {
      const { ids, n, xid, last } = await nextPart(ctx, rule, await now());
      taken.push(...ids);
      more = n === BATCH;
      rule = { ...rule, seen_xid: xid ?? rule.seen_xid, seen_id: last ?? rule.seen_id };
    }
    expect(open.length).toBeGreaterThan(0);
    expect(taken.sort()).toEqual(open.sort());
  });

  test.each(['assign', 'label', 'suppress'] as const)(
    'a part of a rule that is to %s reads a part, along the index of changes',
    async (effect) => {
      const rule = { ...labelling(q), effect };
      const scope = await scopeOfQuery(ctx, ruleQuery(q), { walks: true, isFew: true });
      const text = partSql(rule, scope, await now());
      const [row] = await rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(
        ctx,
        `explain (analyze, timing off, format json) ${text}`,
        scope.params.values,
      );
      const plan = row?.['QUERY PLAN'][0]?.Plan;
      if (!plan) throw new Error('no plan');
      const nodes = nodesOf(plan);
      expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'finding')).toEqual(
        [],
      );
      const walk = nodes.find((node) => node['Index Name'] === 'finding_changed');
      expect(walk?.['Actual Rows']).toBe(BATCH);
      expect(nodes.some((node) => node['Node Type'] === 'Sort' && (node['Actual Rows'] ?? 0) > BATCH)).toBe(false);
    },
  );
});

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
