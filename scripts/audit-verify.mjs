// `npm run audit:verify`: proves that no record of any workspace was edited, deleted, renumbered, swapped or cut off.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { databaseUrl, dataFolder } from './running-database.mjs';

/**
 * Walks every chain. A chain put back whole to an earlier day still holds in itself, so the heads seen by each run
 * are kept in a file beside the database and must still be there at the next.
 * @returns {Promise<{ workspaceId: string, name: string, records: number, bad: number | null }[]>}
 */
export async function verifyAudit(url, anchorsFile) {
  const anchors = fs.existsSync(anchorsFile) ? JSON.parse(fs.readFileSync(anchorsFile, 'utf8')) : {};
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select workspace_ids() as id');
    // A workspace that was seen once and is gone now has lost its whole chain.
    const ids = new Set([...rows.map((row) => row.id), ...Object.keys(anchors)]);
    const results = [];
    for (const id of ids) results.push(await verifyOne(client, id, anchors));
    writeWhole(anchorsFile, anchors);
    return results;
  } finally {
    await client.end();
  }
}

async function verifyOne(client, id, anchors) {
  await client.query('begin isolation level repeatable read');
  await client.query("select set_config('onequeue.workspace', $1, true)", [id]);
  const { rows } = await client.query(
    `select audit_verify($1) as bad, (select name from workspace where id = $1) as name,
       (select count(*)::int from audit_event where workspace_id = $1) as records`,
    [id],
  );
  const { name, records } = rows[0];
  const lost = await lostAnchor(client, id, anchors[id]);
  const last = await client.query(
    'select seq, mac from audit_event where workspace_id = $1 order by seq desc limit 1',
    [id],
  );
  await client.query('commit');
  const found = [rows[0].bad, lost, records === 0 ? 1 : null].filter((bad) => bad !== null).map(Number);
  const bad = found.length === 0 ? null : Math.min(...found);
  if (bad === null) anchors[id] = { seq: Number(last.rows[0].seq), mac: last.rows[0].mac.toString('hex') };
  return { workspaceId: id, name: name ?? 'a workspace that is gone', records, bad };
}

/** The number of a record that an earlier run saw and that is not the same any more. */
async function lostAnchor(client, id, anchor) {
  if (!anchor) return null;
  const { rows } = await client.query('select mac from audit_event where workspace_id = $1 and seq = $2', [
    id,
    anchor.seq,
  ]);
  if (rows[0]?.mac.toString('hex') === anchor.mac) return null;
  const last = await client.query('select coalesce(max(seq), 0) as seq from audit_event where workspace_id = $1', [id]);
  return Math.min(anchor.seq, Number(last.rows[0].seq) + 1);
}

function writeWhole(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

async function main() {
  const anchorsFile = process.env.AUDIT_ANCHORS ?? path.join(dataFolder, 'audit-anchors.json');
  const results = await verifyAudit(databaseUrl(), anchorsFile);
  for (const { workspaceId, name, records, bad } of results) {
    const verdict =
      bad === null ? `ok, ${records} records` : `NOT WHOLE: record ${bad} is the first that does not hold`;
    console.log(`${workspaceId} ${name}: ${verdict}`);
  }
  if (results.some((one) => one.bad !== null)) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
