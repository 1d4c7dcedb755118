import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { BulkBody as ChangeBody } from '@/lib/findings/schema';
import { changeAtOnce, closeAtOnce, requestAtOnce } from './at-once';

test('what needs a typed number or a second person is refused at every door but the job’s, and nothing is changed', async () => {
  const ctx = await aWorkspace('analyst');
  const findings = await Promise.all([aFinding(ctx), aFinding(ctx), aFinding(ctx)]);
  const ids = findings.map(({ id }) => id);
  const doors = [
    ['ids', () => changeAtOnce(ctx, ChangeBody.parse({ ids, change: { type: 'severity', severity: 'low' } }))],
    ['findingIds', () => requestAtOnce(ctx, { command: 'dlp.note', input: { notes: 'Seen.' }, findingIds: ids })],
    ['ids', () => closeAtOnce(ctx, { ids, versions: {}, verdict: 'benign', note: 'Known.' })],
  ] as const;
  for (const rules of ['2, 500', '50, 2']) {
    await asOwner(
      `insert into acting_rules (workspace_id, typed_over, second_over) values ($1, ${rules})
       on conflict (workspace_id) do update set typed_over = excluded.typed_over, second_over = excluded.second_over`,
      [ctx.workspaceId],
    );
    for (const [field, ask] of doors) {
      const fields = { [field]: expect.stringContaining('More than 2') };
      await expect(ask()).rejects.toMatchObject({ code: 'bad_input', fields });
    }
  }
  expect(await auditOf(ctx)).toEqual([]);
  expect(
    await requestAtOnce(ctx, { command: 'dlp.note', input: { notes: 'Seen.' }, findingIds: ids.slice(1) }),
  ).toMatchObject({
    requested: 2,
    holdSeconds: 20,
  });
});

test('a verdict has its reason at every door; one is taken back without', () => {
  const ids = ['0190f000-0000-7000-8000-000000000000'];
  const read = (change: object) => ChangeBody.safeParse({ ids, change: { type: 'verdict', ...change } });
  expect(read({ verdict: 'benign' }).error?.issues).toMatchObject([
    { path: ['change', 'reason'], message: 'Say why.' },
  ]);
  expect(read({ verdict: 'benign', reason: 'Ours.' }).success).toBe(true);
  expect(read({ verdict: null }).success).toBe(true);
});
