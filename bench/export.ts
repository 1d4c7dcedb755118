import { request } from 'undici';
import type { Console } from './console';
import { interleaved } from './measure';
import { residentMb, webPid } from './memory';
import { openPsql } from './psql';
import type { Row } from './report';

const COPY = `copy (select f.id, f.external_id, f.source, c.name, f.kind, f.severity, f.vendor_severity, f.status, f.vendor_status,
    left(f.title, 300), p.value, r.value, a.value, o.value, u.name, f.verdict, f.rank, f.created_at, f.updated_at, f.due_at, f.closed_at
  from finding f join connection c on c.workspace_id = f.workspace_id and c.id = f.connection_id
  left join app_user u on u.id = f.owner_id
  left join term p on p.workspace_id = f.workspace_id and p.id = f.person_id
  left join term r on r.workspace_id = f.workspace_id and r.id = f.resource_id
  left join term a on a.workspace_id = f.workspace_id and a.id = f.account_id
  left join term o on o.workspace_id = f.workspace_id and o.id = f.policy_id
  where f.workspace_id = current_workspace() order by f.created_at desc, f.id desc) to stdout with csv`;

/** Row 22: all findings as a file, against Postgres' own COPY of the same columns in the same order. */
export async function exported(console: Console, options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  const psql = await openPsql(console.webUrl);
  if (!psql) return [];
  await psql.ask(`select set_config('onequeue.workspace', '${console.workspaceId}', false)`);
  const [{ count = 0 } = {}] = await console.query<{ count: number }>(
    'select count(*)::int as count from finding where workspace_id = $1',
    [console.workspaceId],
  );
  const cookie = await console.signIn('analyst');
  const pid = webPid(console.pid);
  let most = 0;
  const ours = async () => {
    const from = performance.now();
    const lines = await linesOf(`${console.url}/api/findings/csv?q=`, cookie, () => {
      most = Math.max(most, residentMb(pid));
    });
    if (lines !== count + 1) throw new Error(`the file has ${lines} lines, and there are ${count} findings`);
    return performance.now() - from;
  };
  const before = residentMb(pid);
  const compared = await interleaved({ ours, baseline: () => psql.time(COPY) }, { ...options, warmUp: 1 });
  psql.close();
  return [
    {
      metric: `22 export of ${count.toLocaleString('en')} findings`,
      value: compared.ours / 1000,
      unit: 's',
      baseline: compared.baseline / 1000,
      baselineName: 'COPY of the same columns',
      ratio: compared.ratio,
      goal: 2,
      by: 'ratio',
    },
    {
      metric: '22 memory of the web process at most meanwhile',
      value: most,
      unit: 'MB',
      baseline: before,
      baselineName: 'before',
      ratio: most / before,
      goal: 1.2,
      by: 'ratio',
    },
  ];
}

async function linesOf(url: string, cookie: string, onPart: () => void): Promise<number> {
  const { statusCode, body } = await request(url, { headers: { cookie }, bodyTimeout: 60_000 });
  if (statusCode !== 200) throw new Error(`the export answered ${statusCode}: ${await body.text()}`);
  let [lines, parts, endsInside] = [0, 0, false];
  for await (const part of body) {
    // A title may hold a line end of its own, but not both signs of one.
    for (let at = part.indexOf('\r\n'); at >= 0; at = part.indexOf('\r\n', at + 2)) lines++;
    // The two signs may come in two parts.
    if (endsInside && part[0] === 10) lines++;
    endsInside = part.at(-1) === 13;
    if (parts++ % 50 === 0) onPart();
  }
  return lines;
}
