import { expect, test } from 'vitest';
import { writeAudit } from '@/lib/audit/write';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, asWorker, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { addNote } from './add-note';
import { countFindings } from './counts';

const first = async (id: string) =>
  (
    await asOwner<{ at: Date; seen_at: Date }>(
      'select at, seen_at from finding_acknowledgement where finding_id = $1',
      [id],
    )
  )[0];

test('a finding is acknowledged by the first deed of a person, once and for all', async () => {
  const ctx = await aWorkspace('analyst');
  const ben = await aColleague(ctx, 'analyst');
  const { id } = await aFinding(ctx);
  const subject = { kind: 'finding', id };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.watch', subject }));
  await inTx(asWorker(ctx), (worker) => writeAudit(worker, { action: 'finding.assign', subject }));
  expect(await first(id)).toBeUndefined();
  expect((await countFindings(ctx, 'acknowledged:today')).total).toBe(0);

  await addNote(ctx, { id, body: 'Looked at.' });
  const acknowledged = await first(id);
  const [known] = await asOwner<{ at: Date; seen: Date }>(
    `select e.at, f.first_seen_at as seen from audit_event e join finding f on f.id::text = e.subject_id
     where f.id = $1 and e.action = 'finding.add_note'`,
    [id],
  );
  expect(acknowledged).toEqual({ at: known?.at, seen_at: known?.seen });
  await addNote(ben, { id, body: 'So did I.' });
  expect(await first(id)).toEqual(acknowledged);
  expect((await countFindings(ctx, 'acknowledged:today')).total).toBe(1);
  expect((await countFindings(await aWorkspace('analyst'), 'acknowledged:today')).total).toBe(0);
});

test('what was not stored acknowledges nothing', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const refused = inTx(ctx, async (ctx) => {
    await addNote(ctx, { id, body: 'Not kept.' });
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await first(id)).toBeUndefined();
});
