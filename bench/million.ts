// What `npm run seed:million` runs, in the database of SEED_URL: fills the first workspace up to SEED_COUNT findings.
import pg from 'pg';
import { progress } from './progress';
import { type Place, seed } from './seed';

const { SEED_URL: url = '', SEED_COUNT: wanted = '' } = process.env;
const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c synchronous_commit=off' });
const query: Place['query'] = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<Row>(text, values)).rows;

const [workspace] = await query<{ id: string; name: string; tenants: number }>(
  `select w.id, w.name, (select count(*)::int from connection c where c.workspace_id = w.id and c.state <> 'removed') as tenants
   from workspace w order by tenants desc, w.created_at limit 1`,
);
try {
  if (!workspace || workspace.tenants === 0)
    throw new Error(
      'There is no workspace with a tenant yet. Start the console once with npm start, then run this again.',
    );
  console.log(
    `Made-up findings for “${workspace.name}”, as if its ${workspace.tenants} tenants had brought them; all that is there stays. A console that runs waits meanwhile.`,
  );
  const held = await progress('findings', (say) =>
    seed({ query, workspaceId: workspace.id, ownerUrl: url }, Number(wanted), say),
  );
  console.log(`✓ ${held.toLocaleString('en')} findings are there.`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await pool.end();
}
