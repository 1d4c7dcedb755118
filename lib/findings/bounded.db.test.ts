import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';

// Read once, with the first connection: a limit that a real query of these few rows cannot keep.
process.env.DATABASE_STATEMENT_MS = '20';
const { bounded } = await import('./bounded');
const { explainCount } = await import('./counts');
const { manyFindings } = await import('./many');

test('a query that Postgres gives up on says so, and what to narrow', async () => {
  const ana = await aWorkspace('analyst');
  const dlp = (await aConnection(ana, 'zscaler-workflow')).id;
  await manyFindings(asOwner, {
    workspaceId: ana.workspaceId,
    connections: { dlp_incident: dlp },
    count: 20_000,
    seed: 3,
  });
  const q = `is:open (${Array.from({ length: 40 }, (_, n) => `"the should be ${n}"`).join(' OR ')} OR looked)`;
  const error = await bounded(q, () => explainCount(ana, q)).catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'too_costly', message: expect.stringContaining('inside OR and after “-”') });
});
