// Test support: a worker process of its own that calls a vendor through a stored connection. Prints how its calls went.
import { once } from 'node:events';
import { z } from 'zod';
import { closePool } from '@/lib/db/pool';
import { VendorError } from '@/lib/errors';
import { closeAllSockets } from '@/lib/http/sockets';
import { WorkspaceId } from '@/lib/model/ids';
import { openConnection } from './open-connection';

const Job = z.object({
  workspaceId: WorkspaceId,
  id: z.string(),
  read: z.string(),
  params: z.record(z.string(), z.string()),
  /** Calls at once, when told to go; or one after the other for as long as that. */
  calls: z.int().optional(),
  forMs: z.int().optional(),
});

const { workspaceId, id, read, params, calls, forMs = 0 } = Job.parse(JSON.parse(process.argv[2] ?? ''));
const ctx = {
  workspaceId,
  workspaceName: '',
  sandbox: true,
  actor: { role: 'worker', userId: null, name: 'Onequeue', email: null },
  requestId: 'test',
  sessionToken: null,
} as const;
const connection = await openConnection(ctx, id, { priority: 'read' });
const outcomes: Record<string, number> = {};
const { signal } = new AbortController();

async function call(within: AbortSignal): Promise<void> {
  const outcome = await connection.live(read, params, within).then(
    () => 'ok',
    (error: unknown) => (error instanceof VendorError ? error.fault : within.aborted ? 'over' : String(error)),
  );
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

// The session is held before anybody ends it.
if (calls !== undefined) await connection.live(read, params, signal);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();
if (calls !== undefined) await Promise.all(Array.from({ length: calls }, () => call(signal)));
else {
  const over = AbortSignal.timeout(forMs);
  const caller = async () => {
    while (!over.aborted) await call(over);
  };
  await Promise.all([caller(), caller(), caller()]);
}
process.stdout.write(JSON.stringify(outcomes));
await Promise.all([closePool(), closeAllSockets()]);
