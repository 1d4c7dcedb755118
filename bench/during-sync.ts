import { clientOf, well } from './client';
import type { Console } from './console';
import { median, p95Of } from './measure';
import { sleep } from './process';
import { PATH } from './queue-api';
import type { Row } from './report';

const CALLS = 500;
// So many of a hundred findings of the sandbox are stored anew by the pull: what was kept of them is made to differ.
const CHANGED = 5;

/** Row 12: the queue's page through the API while all tenants of the console are pulled from the beginning, against quiet. */
export async function duringSync(
  console: Console,
  { rounds, say }: { rounds: number; say(word: string): void },
): Promise<Row> {
  const client = clientOf(console.url);
  const cookie = await console.signIn('analyst');
  const page = () => well(client.get(PATH, { cookie }));
  const quiet: number[] = [];
  const during: number[] = [];
  await p95Of(CALLS, page);
  for (let round = 1; round <= rounds; round++) {
    say(`quiet, round ${round} of ${rounds}`);
    await settled(console);
    quiet.push(await p95Of(CALLS, page));
    say(`during a sync, round ${round} of ${rounds}`);
    await console.query(
      `update finding f set hash = '\\x00' where f.workspace_id = $1 and ('x' || right(f.id::text, 4))::bit(16)::int % 100 < ${CHANGED}
       and exists (select from finding_raw r where r.workspace_id = $1 and r.finding_id = f.id)`,
      [console.workspaceId],
    );
    await console.query(`update sync_stream set cursor = '{}', due_at = now(), state = 'idle', started_at = null`);
    await console.query("select pg_notify('onequeue_worker', 'sync')");
    await begun(console);
    const p95 = await p95Of(CALLS, page);
    if (!(await isUnderWay(console))) throw new Error('the sync ended before the pages were read');
    during.push(p95);
  }
  await settled(console);
  await client.close();
  const [ours, baseline] = [median(during), median(quiet)];
  return {
    metric: '12 queue page through the API while tenants are pulled, p95',
    value: ours,
    unit: 'ms',
    baseline,
    baselineName: 'the same in quiet',
    ratio: ours / baseline,
    goal: 1.7,
    by: 'ratio',
  };
}

async function isUnderWay({ query }: Console): Promise<boolean> {
  const [row] = await query<{ n: number }>(
    "select count(*)::int as n from sync_stream where state = 'running' or due_at <= now()",
  );
  return (row?.n ?? 0) > 0;
}

async function begun(console: Console): Promise<void> {
  for (let waited = 0; waited < 200; waited++) {
    const [row] = await console.query<{ n: number }>(
      'select count(*)::int as n from sync_stream where started_at is not null',
    );
    if ((row?.n ?? 0) > 0) return;
    await sleep(100);
  }
  throw new Error('the sync did not begin');
}

async function settled(console: Console): Promise<void> {
  for (let waited = 0; waited < 600; waited++) {
    if (!(await isUnderWay(console))) return;
    await sleep(500);
  }
  throw new Error('the sync did not end');
}
