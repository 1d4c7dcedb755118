import { expect, test } from 'vitest';
import { prepared } from '@/lib/db/statement';
import { aWorkspace } from '@/lib/db/testing';
import { bounded } from './bounded';

test('a query that Postgres gives up on says so, and what to narrow; any other failure is what it is', async () => {
  // Read with the first connection of this process.
  process.env.DATABASE_STATEMENT_MS = '100';
  const ana = await aWorkspace('analyst');
  const asking = (sql: string) => bounded('is:open (a OR "two words")', () => prepared(ana, sql, []));
  const message = expect.stringContaining('takes too long to answer. Put a beside the other parts');
  await expect(asking('select pg_sleep(5)')).rejects.toMatchObject({ code: 'too_costly', message });
  await expect(asking('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  // The connection is none the worse for it.
  expect(await asking('select 1 as one')).toEqual([{ one: 1 }]);
});
