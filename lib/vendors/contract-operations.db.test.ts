import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may } from '@/lib/auth/permissions';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aWorkspace } from '@/lib/db/testing';
import { AppError, VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import { callOperation } from '@/lib/operations/call';
import { startSandbox } from '@/sandbox/start';
import { happyCase } from './contract-cases';
import { type DocRow, vendorsDoc } from './contract-doc';
import type { Ask } from './contract-operations';
import { postureContract, workflowContract } from './contract-zscaler';
import { edgeContract } from './lacework-edge/contract';
import type { Operation, OperationInput } from './operation';
import { readOperationInput } from './operation-input';
import { limitsOf, operationsOf } from './operations';
import { isRecord } from './read-back';
import { VENDORS } from './registry';
import { takeSecrets } from './sealed-fields';
import { httpTo } from './testing';
import { workatoContract } from './workato/contract';

const CONTRACTS = {
  'zscaler-workflow': workflowContract,
  'zscaler-posture': postureContract,
  'lacework-edge': edgeContract,
  workato: workatoContract,
};
const { signal } = new AbortController();
/** Permissions that the queue's own rules give analysts too. */
const THEIRS: readonly string[] = ['findings.act', 'runs.answer', 'tags.edit'];
const MARK = 'planted-91c7-secret';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
});
afterAll(() => sandbox.close());

/** What held, operation by operation: the table of docs/vendors.md is made of it. */
const rows = new Map<string, DocRow>();
const held = (vendor: string, { id }: Operation) => {
  const row = rows.get(`${vendor} ${id}`);
  if (row) row.held += 1;
};

describe.each(VENDORS.map((vendor) => [vendor.about.id, vendor] as const))('%s', (id, vendor) => {
  const contract = Object.entries(CONTRACTS).find(([name]) => name === id)?.[1];
  const all = operationsOf(id);
  for (const operation of all)
    rows.set(`${id} ${operation.id}`, { vendor: vendor.about.label, vendorId: id, operation, held: 0 });

  function tenant() {
    const found = Object.entries(sandbox.vendors).find(([name]) => name === id)?.[1];
    if (!found || !contract) throw new Error(`no sandbox plays ${id}`);
    return { url: found.url, ...contract.connection(found) };
  }
  function connected(http?: OpenHttp) {
    const { url, credentials, settings } = tenant();
    const unlimited = Object.fromEntries(Object.keys(limitsOf(id)).map((rateClass) => [rateClass, {}]));
    const opened = { credentials, settings, http: http ?? httpTo(url, pool(), unlimited) };
    return vendor.connect(opened);
  }
  /** Settings as the connection has them, with everything on that an admin can turn on. */
  const settings = () => ({ ...vendor.about.settings.parse(tenant().settings), allowDelete: true });
  const read = (operation: Operation, input: object) => readOperationInput(operation, input, settings());

  test('each operation does what it says, at a real record of the sandbox', { timeout: 120_000 }, async () => {
    const open = connected();
    const ask: Ask = async (name, input = {}) => {
      const operation = all.find((one) => one.id === name);
      if (!operation) throw new Error(`${id} has no ${name}`);
      return (await open.operate(name, read(operation, input), signal)).result;
    };
    const failed: string[] = [];
    for (const operation of all) {
      try {
        const { status } = await open.operate(
          operation.id,
          read(operation, await happyCase(id, operation)(ask)),
          signal,
        );
        if (status < 200 || status > 299) throw new Error(`status ${status}`);
        held(id, operation);
      } catch (error) {
        const more = error instanceof AppError ? error.fields : error instanceof VendorError ? error.detail : {};
        failed.push(`${operation.id}: ${error} ${JSON.stringify(more)}`);
      }
    }
    expect(failed).toEqual([]);
  });

  test('each operation refuses what it has no room for, by name', () => {
    for (const operation of all) {
      const [param] = Object.keys(operation.params.shape);
      const wrong = param ? { params: { [param]: '../admin' } } : { query: { no_such_field: 'x' } };
      const field = param ? `params.${param}` : 'query.no_such_field';
      expect(() => read(operation, wrong), operation.id).toThrow(
        expect.objectContaining({
          code: 'bad_input',
          fields: expect.objectContaining({ [field]: expect.any(String) }),
        }),
      );
      held(id, operation);
    }
  });

  test('each operation is refused to a role that lacks its permission', { timeout: 120_000 }, async () => {
    const manager = await aWorkspace('manager');
    const analyst = await aColleague(manager, 'analyst');
    const { id: connectionId } = await aConnection(manager, id);
    await asOwner('update connection set settings = $2 where id = $1', [connectionId, JSON.stringify(settings())]);
    for (const operation of all) {
      expect(may('admin', operation.permission), operation.id).toBe(true);
      // What an analyst may write is what the rules of the queue already give that role.
      const isTheirs = operation.kind === 'read' || THEIRS.includes(operation.permission);
      if (operation.kind === 'write') expect(may('analyst', operation.permission), operation.id).toBe(isTheirs);
      for (const ctx of may('analyst', operation.permission) ? [manager] : [manager, analyst]) {
        const call = callOperation(ctx, { id: connectionId, operation: operation.id, params: {}, query: {} }, signal);
        await expect(call, operation.id).rejects.toMatchObject({ code: 'forbidden' });
      }
      held(id, operation);
    }
  });

  test('each operation hands on the vendor’s refusal, with its status and words', { timeout: 120_000 }, async () => {
    for (const operation of all) {
      const fault = { vendor: id, operation: operation.id, kind: 'status', status: 409, times: 1 };
      await control('POST', '/faults', fault);
      const attempt = connected().operate(operation.id, placeholders(operation), signal);
      await expect(attempt, operation.id).rejects.toMatchObject({
        fault: 'refused',
        detail: { status: 409, vendorMessage: 'Fault set from outside' },
      });
      held(id, operation);
    }
  });

  test('no operation shows or keeps what is secret in it', async () => {
    for (const operation of all) {
      const { secrets } = operation;
      const open = connected(answering(nested(operation)));
      // To this vendor every answer is large: what is passed on unread may hold nothing that has to be taken out.
      let passed = '';
      const answered = await open.operateOrPass(
        operation.id,
        placeholders(operation),
        async (_told, chunks) => {
          for await (const chunk of chunks) passed += Buffer.from(chunk).toString();
        },
        signal,
      );
      expect(JSON.stringify(answered) + passed, operation.id).not.toContain(MARK);
      const hasSecrets = secrets.answer.length + secrets.once.length > 0;
      expect(passed !== '', operation.id).toBe(operation.kind === 'read' && !hasSecrets);
      const body = Object.fromEntries(secrets.request.map((key) => [key, { deep: MARK }]));
      expect(JSON.stringify(takeSecrets({ in: [body] }, secrets.request).body), operation.id).not.toContain(MARK);
      held(id, operation);
    }
  });
});

test('docs/vendors.md is the table that these tests made', () => {
  const file = path.resolve(import.meta.dirname, '../../docs/vendors.md');
  const made = vendorsDoc([...rows.values()]);
  if (process.env.DOCS === 'write') writeFileSync(file, made);
  expect(readFileSync(file, 'utf8'), 'npm run docs:vendors writes it').toBe(made);
});

/** What its samples say, in the path as well: nothing of it exists. */
function placeholders({ params, sample }: Operation): OperationInput {
  const ids = Object.keys(params.shape).map((name) => [name, 'string']);
  const { query, body } = sample.request;
  return { params: Object.fromEntries(ids), query: { ...query }, body: body ?? undefined };
}

/** The operation's own sample with secrets at its top, in a record of its list, and in a list in that. */
function nested({ sample, secrets }: Operation): unknown {
  const planted = (record: Record<string, unknown>) => ({
    ...record,
    // In the form that the field has, so that it is the secret that is refused and not its form.
    ...Object.fromEntries(secrets.answer.map((key) => [key, isRecord(record[key]) ? { deep: MARK } : MARK])),
  });
  const answer = isRecord(sample.answer) ? sample.answer : {};
  const records = Object.entries(answer).map(([key, value]) => {
    const [first] = Array.isArray(value) ? value : [];
    return [key, isRecord(first) ? [{ ...planted(first), further: [planted({})] }] : value];
  });
  return { success: true, alerts: [], data: [], ...planted(Object.fromEntries(records)) };
}

/** A vendor that answers this to everything, with a session that never ends. */
function answering(answer: unknown): OpenHttp {
  return {
    call: async ({ answer: schema, pass }) => {
      const heard = { status: 200, headers: {} };
      const chunks = Readable.from([Buffer.from(JSON.stringify(answer))]);
      return { ...heard, data: pass ? await pass.to(heard, chunks) : schema.parse(answer), bytes: 0 };
    },
    budget: async () => null,
    tokens: { get: async () => ({ value: 't', expiresAt: Number.MAX_SAFE_INTEGER }), renew: async () => 't' },
  };
}

async function control(method: string, place: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(sandbox.control + place, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`);
}
