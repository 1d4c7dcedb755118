import { expect, test } from 'vitest';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { beforeWorkspace } from '@/lib/db/tx';
import { isDatabaseOutage, isDiskFull } from './outage';
import { publicRoute } from './route';

/** What Postgres says when it has no room, or is shut down, said by a function. */
async function saying(code: string): Promise<string> {
  const name = `says_${code.toLowerCase()}`;
  await asOwner(`create function ${name}() returns void language plpgsql
    as $$ begin raise exception 'as Postgres says it' using errcode = '${code}'; end $$`);
  await asOwner(`grant execute on function ${name}() to onequeue_web, onequeue_worker`);
  return `select 1 from ${name}()`;
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a full disk is told as such, whether it met Prisma or a plain query, and is not our fault', async () => {
  const full = await saying('53100');
  for (const work of [() => beforeWorkspace((tx) => tx.$executeRawUnsafe(full)), () => pool().query(full)]) {
    const error = await failure(work());
    expect([isDatabaseOutage(error), isDiskFull(error)]).toEqual([true, true]);
  }
  const route = publicRoute({ handle: () => beforeWorkspace((tx) => tx.$executeRawUnsafe(full)) });
  const answer = await route(new Request('http://localhost:3000/api/x'), { params: Promise.resolve({}) });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/disk .* is full/) });
});

test('a database that shuts down is an outage; a statement that is wrong is not', async () => {
  const ending = await failure(pool().query(await saying('57P01')));
  expect([isDatabaseOutage(ending), isDiskFull(ending)]).toEqual([true, false]);
  const wrong = await failure(beforeWorkspace((tx) => tx.$executeRawUnsafe('select 1 from no_such_table')));
  expect([isDatabaseOutage(wrong), isDiskFull(wrong)]).toEqual([false, false]);
  const circle: Error & { cause?: unknown } = new Error('in a circle');
  circle.cause = circle;
  expect(isDatabaseOutage(circle)).toBe(false);
});
