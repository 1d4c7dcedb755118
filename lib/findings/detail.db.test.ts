import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aFinding, aWorkspace } from '@/lib/db/testing';
import { getFinding } from './detail';
import { FindingRow } from './schema';
import { setSeverity } from './set-severity';
import type { FindingDetail } from './shapes';

test('all that is kept of a finding in one answer', async () => {
  const ctx = await aWorkspace('analyst');
  const { id, connectionId } = await aFinding(ctx, {
    title: 'x'.repeat(5000),
    description: 'More words.',
    person: 'ana@northwind.example',
    document: { key: 'file_id', value: '154618300757' },
    raw: { nested: { list: [1, 'two', null] } },
    status: 'resolved',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    updatedAt: new Date('2026-01-02T00:00:00Z'),
  });
  await asOwner(
    `insert into action (workspace_id, id, connection_id, finding_id, command, target, input, reference, state, requested_by, requested_at)
     select $1, gen_random_uuid(), $2, $3, 'dlp.note', 'x', '{}', 'r', 'done', $4, now() + n * interval '1 s' from generate_series(1, 60) n`,
    [ctx.workspaceId, connectionId, id, ctx.actor.userId],
  );
  await setSeverity(ctx, { id, severity: 'critical', version: 1 });
  const detail: FindingDetail = JSON.parse(await getFinding(ctx, id));
  const {
    description,
    firstSeenAt,
    labels,
    notes,
    raw,
    actions,
    timeline,
    case: inCase,
    conflicts,
    document,
    acceptance,
    merge,
    suppression,
    ...row
  } = detail;
  expect(FindingRow.strict().parse(row)).toMatchObject({ id, person: 'ana@northwind.example', severity: 'critical' });
  expect(row.title).toHaveLength(5000);
  expect({ description, labels, notes, raw, inCase, conflicts, document, acceptance, merge, suppression }).toEqual({
    description: 'More words.',
    inCase: null,
    conflicts: [],
    document: '154618300757',
    acceptance: null,
    merge: null,
    suppression: null,
    labels: [],
    notes: [],
    raw: { nested: { list: [1, 'two', null] } },
  });
  expect(actions).toHaveLength(50);
  expect(actions[0]).toMatchObject({
    command: 'dlp.note',
    requestedBy: { id: ctx.actor.userId },
    attempt: 0,
    sentAt: null,
  });
  expect(Date.parse(firstSeenAt)).toBeGreaterThan(Date.parse('2026-01-02'));
  expect(timeline.map(({ what }) => what)).toEqual([
    'finding.set_severity',
    'first_seen',
    'closed',
    'updated',
    'created',
  ]);
});

test('a finding of another workspace, or none at all, is not found', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(await aWorkspace('analyst'));
  for (const one of [id, crypto.randomUUID()])
    await expect(getFinding(ctx, one)).rejects.toMatchObject({ code: 'not_found' });
});
