import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { createSandboxWorkspace } from '@/scripts/sandbox-accounts.mjs';
import { openCheckpoints } from './checkpoint';
import { writeAudit } from './write';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'checkpoints-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

let files = 0;
const aFile = () => path.join(folder, `${files++}.jsonl`);
const keyFile = path.join(folder, 'audit.key');
const signed = (ctx: Ctx, file: string) => openCheckpoints({ file, keyFile }).add(ctx);
const subject = { kind: 'finding', id: 'one' };
const add = (ctx: Ctx, n: number) =>
  inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.note', subject, after: { n } }));

async function aChain(length = 5): Promise<Ctx> {
  const ctx = await aWorkspace('admin');
  for (let n = 1; n <= length; n += 1) await add(ctx, n);
  return ctx;
}

/** What a run, with the worker's rights, finds in this workspace. */
async function badOf(ctx: Ctx, checkpoints = aFile()) {
  const { chains } = await verifyAudit(databaseUrlAs('onequeue_worker'), checkpoints);
  return chains.find((one) => one.workspaceId === ctx.workspaceId)?.bad;
}

test('a whole chain is whole, and grows', async () => {
  const ctx = await aChain();
  const file = aFile();
  await signed(ctx, file);
  expect(await badOf(ctx, file)).toBeNull();
  await add(ctx, 6);
  expect(await badOf(ctx, file)).toBeNull();
});

const CUT = 'delete from audit_event where workspace_id = $1 and seq > 3';
const REWIND = `update audit_head h set seq = e.seq, mac = e.mac from audit_event e
  where h.workspace_id = $1 and e.workspace_id = $1 and e.seq = 3`;

test.each([
  ['edit', ["update audit_event set actor = 'somebody else' where workspace_id = $1 and seq = 2"], 2],
  ['delete', ['delete from audit_event where workspace_id = $1 and seq = 2'], 2],
  [
    'renumber',
    [
      'delete from audit_event where workspace_id = $1 and seq = 2',
      'update audit_event set seq = seq - 1 where workspace_id = $1 and seq = 3',
      'update audit_event set seq = seq - 1 where workspace_id = $1 and seq = 4',
      'update audit_event set seq = seq - 1 where workspace_id = $1 and seq = 5',
      'update audit_head set seq = 4 where workspace_id = $1',
    ],
    2,
  ],
  [
    'swap',
    [
      'update audit_event set seq = 100 where workspace_id = $1 and seq = 2',
      'update audit_event set seq = 2 where workspace_id = $1 and seq = 3',
      'update audit_event set seq = 3 where workspace_id = $1 and seq = 100',
    ],
    2,
  ],
  ['cut tail', [CUT], 4],
  ['cut tail and rewind', [CUT, REWIND], 4],
])('%s is found', async (_name, statements, bad) => {
  const ctx = await aChain();
  for (const sql of statements) await asOwner(sql, [ctx.workspaceId]);
  expect(await badOf(ctx)).toBe(bad);
});

test('cut tail and rewind is found even after the chain has grown over it', async () => {
  const ctx = await aChain();
  for (const sql of [CUT, REWIND]) await asOwner(sql, [ctx.workspaceId]);
  for (const n of [4, 5, 6]) await add(ctx, n);
  expect(await badOf(ctx)).not.toBeNull();
});

test('a database put back to an earlier day is found by what was signed meanwhile', async () => {
  const ctx = await aChain(3);
  const file = aFile();
  await signed(ctx, file);
  const [old] = await asOwner<{ mac: Buffer }>('select mac from audit_head where workspace_id = $1', [ctx.workspaceId]);
  for (const n of [4, 5]) await add(ctx, n);
  await signed(ctx, file);
  expect(await badOf(ctx, file)).toBeNull();
  await asOwner(CUT, [ctx.workspaceId]);
  await asOwner('update audit_head set seq = 3, mac = $2 where workspace_id = $1', [ctx.workspaceId, old?.mac]);
  expect(await badOf(ctx)).toBeNull(); // in itself it holds
  expect(await badOf(ctx, file)).toBe(4);
  for (const n of [4, 5, 6]) await add(ctx, n);
  expect(await badOf(ctx, file)).toBe(5); // grown over, it is another record
});

test('a checkpoint that was changed is told by its line, and one that a killed worker had begun is taken away', async () => {
  const ctx = await aChain();
  const file = aFile();
  await signed(ctx, file);
  await add(ctx, 6);
  await signed(ctx, file);
  const [first = '', second = ''] = fs.readFileSync(file, 'utf8').split('\n');
  const forgedOf = async () => (await verifyAudit(databaseUrlAs('onequeue_worker'), file)).forged;
  expect(await forgedOf()).toEqual([]);
  fs.writeFileSync(file, `${first.replace('\\"seq\\":5', '\\"seq\\":4')}\n${second}\nnot one\n${second.slice(0, 40)}`);
  expect(await forgedOf()).toEqual([1, 3]);
  await signed(ctx, file);
  expect(fs.readFileSync(file, 'utf8').split('\n').at(3)).toContain('"checkpoint":');
  expect(await forgedOf()).toEqual([1, 3]);
});

test('a head that has not moved is not signed again', async () => {
  const ctx = await aChain();
  const file = aFile();
  const checkpoints = openCheckpoints({ file, keyFile });
  for (let times = 0; times < 3; times += 1) await checkpoints.add(ctx);
  expect(fs.readFileSync(file, 'utf8').match(/\n/g)).toHaveLength(1);
  expect(fs.statSync(keyFile).mode & 0o777).toBe(0o600);
});

test('a chain that is gone altogether is found', async () => {
  const ctx = await aChain();
  await asOwner('delete from audit_event where workspace_id = $1', [ctx.workspaceId]);
  await asOwner('delete from audit_head where workspace_id = $1', [ctx.workspaceId]);
  expect(await badOf(ctx)).toBe(1);
});

test('the sandbox workspace is born with a record', async () => {
  const { workspaceId, accounts } = await createSandboxWorkspace(ownerUrl());
  expect(accounts.map((account) => account.role)).toEqual(['analyst', 'manager', 'admin']);
  const { chains, forged } = await verifyAudit(databaseUrlAs('onequeue_worker'), aFile());
  expect(forged).toBeNull();
  expect(chains.find((one) => one.workspaceId === workspaceId)).toMatchObject({ records: 1, bad: null });
});

function ownerUrl(): string {
  const { pathname } = new URL(databaseUrlAs('onequeue_worker'));
  return Object.assign(new URL(inject('testPostgres').url), { pathname }).toString();
}
