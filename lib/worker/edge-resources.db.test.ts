import { randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { POST as callRoute, GET as describeRoute } from '@/app/api/connections/[id]/operations/[operation]/route';
import { GET as listRoute } from '@/app/api/connections/[id]/operations/route';
import { listAsked } from '@/components/directory/asked';
import { recordsIn } from '@/components/directory/records';
import { resourcesOf } from '@/components/directory/resources';
import { deliver } from '@/lib/actions/deliver';
import { claimActions } from '@/lib/actions/outbox';
import { getAction } from '@/lib/actions/read';
import type { Handler } from '@/lib/api/route';
import { cookieName } from '@/lib/auth/cookies';
import { authSecret } from '@/lib/auth/ctx-of';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { asWorker, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import type { OperationDetail, OperationList, OperationSummary } from '@/lib/operations/shapes';
import { storeCredentials } from '@/lib/vault/secrets';
import { aVaultKey } from '@/lib/vault/testing';
import { publishWorkerKey } from '@/lib/vault/worker-key';
import type { Ask, Input } from '@/lib/vendors/contract-operations';
import { edgeContract } from '@/lib/vendors/lacework-edge/contract';
import { edgeHappy } from '@/lib/vendors/lacework-edge/contract-operations';
import { operationOf } from '@/lib/vendors/operations';
import { startSandbox } from '@/sandbox/start';
import { type Broker, startBroker } from './broker';
import { freePort, signedIn } from './testing';

aVaultKey();
process.env.BROKER_URL = `http://127.0.0.1:${await freePort()}`;
process.env.BROKER_SECRET = randomBytes(32).toString('hex');
// The limit has tests of its own; here it would only be waited for.
process.env.SANDBOX_LIMITS = 'off';
const ORIGIN = 'http://localhost:3000';
const { signal } = new AbortController();

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let broker: Broker;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
  await publishWorkerKey();
  broker = await startBroker({ url: process.env.BROKER_URL ?? '', secret: process.env.BROKER_SECRET ?? '' });
});
afterAll(async () => {
  await broker.close();
  await sandbox.close();
});

const Answered = z.looseObject({
  outcome: z.enum(['answered', 'queued']),
  result: z.unknown().optional(),
  action: z.looseObject({ id: z.string(), state: z.string() }).nullable(),
});

/** An admin before the sandbox's Edge tenant, with our own routes to it. */
async function anAdmin() {
  const ctx = await signedIn(await aWorkspace('admin'));
  const tenant = sandbox.vendors['lacework-edge'];
  const at = { id: crypto.randomUUID(), vendor: 'lacework-edge', origin: tenant.url };
  const { settings, credentials } = edgeContract.connection(tenant);
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state, settings)
     values ($1, $2, $3, 'edge', $4, 'ok', $5)`,
    [ctx.workspaceId, at.id, at.vendor, at.origin, JSON.stringify(settings)],
  );
  await inTx(ctx, (ctx) => storeCredentials(ctx, at, { ...credentials }));
  const token = await encode({ token: { sid: ctx.sessionToken }, secret: authSecret() });
  const headers = {
    cookie: `${cookieName('session', false)}=${token}`,
    origin: ORIGIN,
    'content-type': 'application/json',
  };
  async function asked(
    handler: Handler,
    method: string,
    params: Record<string, string>,
    body?: object,
  ): Promise<unknown> {
    const request = new Request(`${ORIGIN}/api/x`, { method, headers, body: body ? JSON.stringify(body) : null });
    const response = await handler(request, { params: Promise.resolve({ id: at.id, ...params }) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
  return { ctx, asked };
}

test('every one of the 33 resources is listed, opened and changed through our own routes, as its table says', {
  timeout: 120_000,
}, async () => {
  const { ctx, asked } = await anAdmin();
  const call = async (operation: string, input: Input) =>
    Answered.parse(await asked(callRoute, 'POST', { operation }, { params: {}, query: {}, ...input, isKept: false }));
  const ask: Ask = async (operation, input = {}) => {
    const { outcome, result, action } = await call(operation, input);
    if (outcome === 'queued' && action) await itsTurn(ctx, action.id);
    return result;
  };
  const { operations } = (await asked(listRoute, 'GET', {})) as OperationList; // our own route's shape
  const resources = resourcesOf(operations);
  expect(resources).toHaveLength(33);

  const done: string[] = [];
  const failed: string[] = [];
  const attempt = async (operation: OperationSummary, work: () => Promise<void>) => {
    try {
      await work();
      done.push(operation.id);
    } catch (error) {
      failed.push(`${operation.id}: ${error}`);
    }
  };
  for (const resource of resources) {
    const { list, detail, create, change, remove, others } = resource;
    if (list) {
      await attempt(list, async () => {
        const described = (await asked(describeRoute, 'GET', { operation: list.id })) as OperationDetail;
        const answer = await ask(list.id, listAsked(described, { by: {}, days: '365', until: Date.now() }));
        expect(recordsIn(resource, answer)?.length).toBeGreaterThan(0);
      });
    }
    for (const one of [detail, create, change, ...others, remove]) {
      if (!one) continue;
      await attempt(one, async () => {
        const answer = await ask(one.id, await edgeHappy(operationOf('lacework-edge', one.id))(ask));
        if (one === detail) expect(answer).toEqual(expect.any(Object));
      });
    }
  }
  expect(failed).toEqual([]);
  expect(done.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

/** What is held is not waited for: the outbox takes it now, and it has to be done. */
async function itsTurn(ctx: Ctx, id: string): Promise<void> {
  await asOwner('update action set not_before = now() where id = $1', [id]);
  const [claimed] = await claimActions(asWorker(ctx), 1, { all: [], bulk: [] });
  if (claimed?.id !== id) throw new Error('it is not due');
  await deliver(asWorker(ctx), claimed, signal);
  const { state, outcome } = await getAction(ctx, { id });
  if (state !== 'done') throw new Error(`${state}: ${outcome?.message}`);
}
