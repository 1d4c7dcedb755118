import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, asWorker, aWorkspace } from '@/lib/db/testing';
import { claimStream, finishRun, notePage } from './stream';

/** A stream whose looks bring so many records each. */
async function aStream() {
  const ctx = asWorker(await aWorkspace('analyst'));
  const { id: connectionId } = await aConnection(ctx, 'lacework-edge');
  const key = { connectionId, noun: 'finding', stream: 'head' } as const;
  await asOwner(
    "insert into sync_stream (workspace_id, connection_id, noun, stream) values ($1, $2, 'finding', 'head')",
    [ctx.workspaceId, connectionId],
  );
  const look = async (records: number) => {
    await asOwner("update sync_stream set due_at = now() - interval '1 s' where connection_id = $1", [connectionId]);
    const run = await claimStream(ctx, key);
    if (!run) throw new Error('the stream was not due');
    await notePage(ctx, run, records);
    await finishRun(ctx, run, { state: 'complete', nextInMs: 1000 });
    const [row] = await asOwner<{ minutes: number | null; quiet: boolean }>(
      `select round(usual_gap_ms / 60000.0)::int as minutes, last_success_at > brought_at as quiet
       from sync_stream where connection_id = $1`,
      [connectionId],
    );
    return row;
  };
  /** Lets minutes pass since the last look that brought something. */
  const pass = (minutes: number) =>
    asOwner('update sync_stream set brought_at = brought_at - make_interval(mins => $2) where connection_id = $1', [
      connectionId,
      minutes,
    ]);
  return { look, pass };
}

test('how long it usually takes until something comes is the longest of late, and silence does not change it', async () => {
  const { look, pass } = await aStream();
  expect(await look(5)).toEqual({ minutes: null, quiet: false });
  await pass(10);
  expect(await look(0)).toEqual({ minutes: null, quiet: true });
  expect(await look(1)).toEqual({ minutes: 10, quiet: false });
  await pass(40);
  expect(await look(1)).toMatchObject({ minutes: 40 });
  await pass(1);
  expect(await look(3)).toMatchObject({ minutes: 36 });
  await pass(100_000);
  expect(await look(0)).toEqual({ minutes: 36, quiet: true });
  expect(await look(1)).toMatchObject({ minutes: 360 });
});
