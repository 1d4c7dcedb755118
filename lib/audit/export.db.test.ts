import { expect, test } from 'vitest';
import { csvStream } from '@/lib/api/csv';
import { aFinding, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { exportHistory } from '@/lib/findings/history';
import { type AuditRows, exportAudit } from './export';
import { AuditQuery } from './schema';
import { type AuditEntry, writeAudit } from './write';

const query = (given: object = {}) => AuditQuery.parse(given);
const record = (ctx: Parameters<typeof inTx>[0], ...entries: AuditEntry[]) =>
  inTx(ctx, (ctx) => writeAudit(ctx, ...entries));
const textOf = async (parts: AsyncIterable<AuditRows>) => csvStream('log', parts).text();

test('every record that fits is in it, once, newest first, with what it was before and after', async () => {
  const ctx = await aWorkspace('admin');
  const entries = Array.from({ length: 1200 }, (_, at) => ({
    action: 'finding.note',
    subject: { kind: 'finding', id: `f${at}` },
    after: { text: at === 7 ? '=1+1, "quoted"' : null },
  }));
  await record(ctx, ...entries);
  const lines = (await textOf(await exportAudit(ctx, query()))).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1202);
  expect(lines[0]).toContain('"number","time","who"');
  expect(lines[1]).toMatch(/^1201,.*"audit.export"/);
  expect(lines.slice(2).map((line) => Number(line.split(',')[0]))).toEqual(entries.map((_, at) => 1200 - at));
  expect(lines.find((line) => line.includes('"f7"'))).toContain('{""text"":""=1+1, \\""quoted\\""""}');
  const some = await textOf(await exportAudit(ctx, query({ action: 'audit.' })));
  expect(some.trimEnd().split('\r\n')).toHaveLength(3);
});

test('a finding’s history goes to whoever may read the finding; the whole log does not, and no other workspace’s', async () => {
  const ana = await aWorkspace('analyst');
  const { id } = await aFinding(ana);
  const of = (id: string) => ({ action: 'finding.assign', subject: { kind: 'finding', id } });
  await record(ana, of(id), of('another'));
  const lines = (await textOf(await exportHistory(ana, id))).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(id);
  await expect(exportAudit(ana, query())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(exportHistory(await aWorkspace('admin'), id)).rejects.toMatchObject({ code: 'not_found' });
});
