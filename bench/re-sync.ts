import { download } from './download';
import { AT_ONCE, listedPaths, othersStored, pagesOf } from './first-sync';
import { interleaved, median } from './measure';
import type { Row } from './report';
import { clearCalls, delay, type Sandbox } from './sandbox';
import { type SyncInstall, VENDOR } from './sync-install';

/** Tables that hold what vendors sent; the stream's own row, which says how far it is, is not among them. */
const RECORDS = ['finding', 'finding_raw', 'finding_document', 'finding_label', 'term', 'odd_record', 'item'];

type Options = { rounds: number; say(word: string): void };

/** Row 10: everything pulled again with nothing changed, after a VACUUM. */
export async function reSync(
  { install, sandbox }: { install: SyncInstall; sandbox: Sandbox },
  delayMs: number,
  { rounds, say }: Options,
): Promise<Row[]> {
  await delay(sandbox.control, VENDOR, delayMs);
  await install.query('vacuum (freeze, analyze)');
  let pages = pagesOf(sandbox, []);
  const wal: number[] = [];
  const written: number[] = [];
  const ours = async () => {
    await install.rewind();
    await install.query('checkpoint');
    await clearCalls(sandbox.control);
    const before = await countersOf(install);
    const seconds = await install.sync();
    const after = await countersOf(install);
    pages = pagesOf(sandbox, await listedPaths(sandbox));
    wal.push(after.wal - before.wal);
    written.push(after.writes - before.writes);
    return seconds;
  };
  const compared = await interleaved({ ours, baseline: () => download(pages) }, { rounds, warmUp: 0, say });
  // The oldest few may have left the 180 days meanwhile.
  await othersStored(install, pages);
  const exact = { baseline: null, baselineName: '', ratio: null, by: 'value' } as const;
  const of = `10 re-sync with nothing changed, ${delayMs} ms latency`;
  return [
    {
      metric: of,
      value: compared.ours,
      unit: 's',
      baseline: compared.baseline,
      baselineName: `download of the same ${pages.paths.length} pages, ${AT_ONCE} at once`,
      ratio: compared.ratio,
      goal: 1.05,
      by: 'ratio',
    },
    { metric: `${of}: row writes`, value: Math.max(...written), unit: 'rows', goal: 0, ...exact },
    { metric: `${of}: WAL of the whole cluster`, value: median(wal) / 1000, unit: 'kB', goal: 50, ...exact },
  ];
}

/** Row 11: of what is stored one in a hundred differs from what the vendor has; no other row may be written. */
export async function changedSync(
  { install, sandbox }: { install: SyncInstall; sandbox: Sandbox },
  delayMs: number,
): Promise<Row> {
  await delay(sandbox.control, VENDOR, delayMs);
  const [{ n: changed = 0 } = {}] = await install.query<{ n: number }>(
    `with changed as (update finding set hash = '\\x00' where ('x' || right(id::text, 4))::bit(16)::int % 100 = 0 returning 1)
     select count(*)::int as n from changed`,
  );
  await install.query('vacuum (freeze, analyze)');
  await install.rewind();
  const before = await writesOf(install);
  await install.sync();
  const written = (await writesOf(install)) - before;
  // What has left the 180 days meanwhile is not asked for again.
  if (!(written > changed * 0.95)) throw new Error(`${changed} findings differed and ${written} were written`);
  return {
    metric: '11 re-sync with 1 % changed: findings written',
    value: written,
    unit: 'rows',
    baseline: changed,
    baselineName: 'findings that differed',
    ratio: written / changed,
    goal: 1,
    by: 'ratio',
  };
}

async function writesOf(install: SyncInstall): Promise<number> {
  const [row] = await install.query<{ n: number }>(
    "select (n_tup_ins + n_tup_upd + n_tup_del)::float8 as n from pg_stat_user_tables where relname = 'finding'",
  );
  return row?.n ?? Number.NaN;
}

async function countersOf(install: SyncInstall): Promise<{ wal: number; writes: number }> {
  const [row] = await install.query<{ wal: number; writes: number }>(
    `select (pg_current_wal_insert_lsn() - '0/0')::float8 as wal,
      (select sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 from pg_stat_user_tables
       where relname in (${RECORDS.map((name) => `'${name}'`).join(', ')})) as writes`,
  );
  if (!row) throw new Error('counters are one row');
  return row;
}
