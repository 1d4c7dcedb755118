import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, asWorker, aWorkspace } from '@/lib/db/testing';
import { VendorError } from '@/lib/errors';
import { listSources } from '@/lib/sources/read';
import { failureOf } from './failure';
import { keepFailures, noteFailure } from './failure-notes';

async function failing(ctx: Ctx, id: string, times: number, operation = 'search') {
  const detail = { status: 503, vendorMessage: 'busy', vendorRequestId: 'r-1' };
  const error = new VendorError('down', 'The vendor failed to answer (503).', detail);
  for (let left = times; left > 0; left--) noteFailure(ctx, id, failureOf(operation, error, Date.now()));
  await keepFailures();
}

const shownTo = async (ctx: Ctx) => (await listSources(ctx, { counts: true })).sources[0]?.lastFailures;

test('failures of a kind are one line with their number, the vendor’s words and its id for the call', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx);
  await failing(asWorker(ctx), id, 3);
  await failing(asWorker(ctx), id, 2);
  await failing(asWorker(ctx), id, 1, 'notes');
  expect(await shownTo(ctx)).toMatchObject([
    { operation: 'notes', times: 1 },
    { operation: 'search', fault: 'down', times: 5, status: 503, vendorMessage: 'busy', vendorRequestId: 'r-1' },
  ]);
  expect((await listSources(ctx)).sources[0]?.lastFailures).toBeNull();
});

test('what did not happen for an hour is counted anew, and what is a day old is not shown', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx);
  await failing(asWorker(ctx), id, 4);
  const age = (hours: number) =>
    asOwner("update call_failure set at = at - $1 * interval '1 hour', first_at = first_at - $1 * interval '1 hour'", [
      hours,
    ]);
  await age(2);
  await failing(asWorker(ctx), id, 1);
  expect(await shownTo(ctx)).toMatchObject([{ times: 1 }]);
  await age(25);
  expect(await shownTo(ctx)).toEqual([]);
});

test('a failure of a connection that is not there is dropped, and another workspace sees none', async () => {
  const [ctx, other] = [await aWorkspace('analyst'), await aWorkspace('analyst')];
  const { id } = await aConnection(ctx);
  await aConnection(other);
  await failing(asWorker(ctx), crypto.randomUUID(), 1);
  await failing(asWorker(other), id, 1);
  expect(await shownTo(ctx)).toEqual([]);
  expect(await shownTo(other)).toEqual([]);
});
