// Test support: a worker process of its own that finds its token refused by many calls at once. Prints what it got.
import { request } from 'undici';
import { z } from 'zod';
import { closePool } from '@/lib/db/pool';
import { WorkspaceId } from '@/lib/model/ids';
import { sharedTokens } from './tokens';

const Job = z.object({
  workspaceId: WorkspaceId,
  id: z.string(),
  vendor: z.string(),
  origin: z.string(),
  credentialsAt: z.coerce.date(),
  tokenUrl: z.string(),
  calls: z.int(),
});

const { workspaceId, tokenUrl, calls, ...owner } = Job.parse(JSON.parse(process.argv[2] ?? ''));
const ctx = {
  workspaceId,
  workspaceName: '',
  sandbox: true,
  actor: { role: 'worker', userId: null, name: 'Onequeue', email: null },
  requestId: 'test',
  sessionToken: null,
} as const;
const tokens = sharedTokens(ctx, owner);
const buy = async () => {
  const { body } = await request(tokenUrl, { method: 'POST' });
  return { value: await body.text(), expiresAt: Date.now() + 600_000 };
};
const stale = await tokens.get();
const got = await Promise.all(Array.from({ length: calls }, () => tokens.renew(stale?.value ?? null, buy)));
process.stdout.write(JSON.stringify([...new Set(got)]));
await closePool();
