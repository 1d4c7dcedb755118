import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { manyFindings } from '@/lib/findings/many';
import { identitySql } from './identify';
import type { Known } from './item-joins';
import { REJECTED } from './rejections';
import { ENTITY_KINDS } from './schema';
import { approvalsSql, changesSql, joinOfSql } from './timeline-sql';

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

let ctx: Ctx & { actor: { userId: string } };
beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  const connections = { dlp_incident: (await aConnection(ctx)).id };
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, count: 3000 });
  await asOwner(
    `insert into finding_document (workspace_id, finding_id, key, value)
     select workspace_id, id, 'file_id', 'file-' || row_number() over () from finding where workspace_id = $1`,
    [ctx.workspaceId],
  );
  await asOwner(
    `insert into finding_raw (workspace_id, finding_id, raw) select workspace_id, id, '{}' from finding where workspace_id = $1`,
    [ctx.workspaceId],
  );
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, at, raw, hash)
     select $1, gen_random_uuid(), $2, 'activity', 'x', n::text, 'x', now() - n * interval '1 hour', '{"user": {"email": "x"}}', ''
     from generate_series(1, 3000) n`,
    [ctx.workspaceId, connections.dlp_incident],
  );
  await asOwner('analyze finding, finding_raw, finding_document, item, term');
});

async function scansOf({ text, values }: { text: string; values: unknown[] }): Promise<string[]> {
  const [row] = await rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(ctx, `explain (format json) ${text}`, values);
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('no plan');
  return nodes(plan).flatMap((one) =>
    one['Node Type'] === 'Seq Scan' && one['Relation Name'] !== undefined ? [one['Relation Name']] : [],
  );
}

test.each(ENTITY_KINDS)('nothing that is asked about a %s reads findings or entries from end to end', async (kind) => {
  const key = kind === 'document' ? 'file-7' : 'person.3@northwind.example';
  const identity = { kind, key, plain: key, name: null, keyName: 'mail', names: ['A'], uuids: ['b'] } as const;
  const known: Known = { ...identity, names: ['A'], uuids: ['b'], users: ['b'], incidents: ['c'] };
  const window = { from: '2026-11-28T00:00:00Z', to: '2026-11-30T00:00:00Z' };
  const statements = [
    identitySql(kind, ctx.workspaceId, key),
    approvalsSql(ctx.workspaceId, known, []),
    changesSql(ctx.workspaceId, known, window, [crypto.randomUUID()]),
    joinOfSql(ctx.workspaceId, known, crypto.randomUUID()),
    { text: REJECTED, values: [ctx.workspaceId, kind, key] },
  ].filter((one) => one !== null);
  const large = ['finding', 'finding_raw', 'finding_document', 'item'];
  for (const one of statements) {
    expect(
      (await scansOf(one)).filter((name) => large.includes(name)),
      one.text,
    ).toEqual([]);
  }
});
