// `npm run audit:verify`: proves that no record of any workspace was edited, deleted, renumbered, swapped or cut off.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { readCheckpoints } from './audit-checkpoints.mjs';
import { databaseUrl, dataFolder } from './running-database.mjs';

/**
 * Walks every chain. A chain put back whole to an earlier day still holds in itself, so the checkpoints that the worker
 * signed and wrote to a file beside the database must all be in it.
 * @returns {Promise<{ chains: { workspaceId: string, name: string, records: number, checkpoints: number, bad: number | null }[], forged: number[] | null }>}
 * `forged` are lines of the file that its key did not sign; null when there is no file
 */
export async function verifyAudit(url, checkpointsFile) {
  const signed = readCheckpoints(checkpointsFile);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select workspace_ids() as id');
    // A workspace that was seen once and is gone now has lost its whole chain.
    const ids = new Set([...rows.map((row) => row.id), ...(signed?.found.keys() ?? [])]);
    const chains = [];
    for (const id of ids) chains.push(await verifyOne(client, id, signed?.found.get(id) ?? []));
    return { chains, forged: signed?.forged ?? null };
  } finally {
    await client.end();
  }
}

async function verifyOne(client, id, checkpoints) {
  await client.query('begin isolation level repeatable read');
  await client.query("select set_config('onequeue.workspace', $1, true)", [id]);
  const { rows } = await client.query(
    `select audit_verify($1) as bad, (select name from workspace where id = $1) as name,
       (select count(*)::int from audit_event where workspace_id = $1) as records`,
    [id],
  );
  const { name, records } = rows[0];
  const lost = await firstLost(client, id, checkpoints);
  await client.query('commit');
  const found = [rows[0].bad, lost, records === 0 ? 1 : null].filter((bad) => bad !== null).map(Number);
  const bad = found.length === 0 ? null : Math.min(...found);
  return { workspaceId: id, name: name ?? 'a workspace that is gone', records, checkpoints: checkpoints.length, bad };
}

/** The number of the first record that was signed for and is not the same any more, or of the first that is missing. */
async function firstLost(client, id, checkpoints) {
  const { rows } = await client.query(
    `select min(signed.seq) as lost, (select coalesce(max(seq), 0) + 1 from audit_event where workspace_id = $1) as next
     from unnest($2::bigint[], $3::text[]) as signed (seq, mac)
     left join audit_event e on e.workspace_id = $1 and e.seq = signed.seq
     where encode(e.mac, 'hex') is distinct from signed.mac`,
    [id, checkpoints.map(({ seq }) => seq), checkpoints.map(({ mac }) => mac)],
  );
  const { lost, next } = rows[0];
  return lost === null ? null : Math.min(Number(lost), Number(next));
}

async function main() {
  const file = process.env.AUDIT_CHECKPOINTS ?? path.join(dataFolder, 'audit-checkpoints.jsonl');
  const { chains, forged } = await verifyAudit(databaseUrl(), file);
  for (const { workspaceId, name, records, checkpoints, bad } of chains) {
    const verdict =
      bad === null
        ? `ok, ${records} records, ${checkpoints} signed checkpoints`
        : `NOT WHOLE: record ${bad} is the first that does not hold`;
    console.log(`${workspaceId} ${name}: ${verdict}`);
  }
  if (forged === null)
    console.log(`There are no checkpoints at ${file}: that nothing was put back whole is not shown.`);
  else if (forged.length > 0) console.log(`NOT SIGNED BY US: line ${forged.join(', ')} of ${file}`);
  if (chains.some(({ bad }) => bad !== null) || forged?.length) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
