import { manyFindings, type Run } from '@/lib/findings/many';
import type { Kind } from '@/lib/model/finding';
import { bulkLoad } from './bulk-load';
import type { Console } from './console';

/** A database as its owner, and the workspace to fill. */
export type Place = Pick<Console, 'query' | 'workspaceId' | 'ownerUrl'>;

const STEP = 25_000;
/** From here on it is quicker to make the indexes afterwards. */
const MANY = 200_000;
// As many as a small machine has cores: Postgres works one for each.
const LANES = 2;
const VENDOR_OF: Record<Kind, string> = {
  dlp_incident: 'zscaler-workflow',
  cloud_alert: 'zscaler-posture',
  iac_alert: 'zscaler-posture',
  edge_alert: 'lacework-edge',
  automation_event: 'workato',
};

/** Fills the table up to `wanted` findings beside what the sandbox has, then vacuums; answers how many there are. */
export async function seed(place: Place, wanted: number, say: (word: string) => void): Promise<number> {
  const { query, workspaceId } = place;
  const held = async () =>
    (await query<{ n: number }>('select count(*)::int as n from finding where workspace_id = $1', [workspaceId]))[0]
      ?.n ?? 0;
  const from = performance.now();
  const before = await held();
  const load = await loadOf(place, { before, wanted, say });
  if (wanted - before > MANY) await bulkLoad(place.ownerUrl, say, load);
  else await load(query);
  const after = await held();
  if (after > before) say(`${after - before} findings made in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  say('VACUUM ANALYZE');
  await query('vacuum (analyze)');
  return after;
}

type Asked = { before: number; wanted: number; say: (word: string) => void };

async function loadOf({ query, workspaceId }: Place, { before, wanted, say }: Asked) {
  const tenants = await query<{ id: string; vendor: string }>(
    'select id, vendor from connection where workspace_id = $1',
    [workspaceId],
  );
  const members = await query<{ user_id: string }>('select user_id from membership where workspace_id = $1', [
    workspaceId,
  ]);
  const connections = Object.fromEntries(
    Object.entries(VENDOR_OF).map(([kind, vendor]) => [kind, tenants.find((one) => one.vendor === vendor)?.id]),
  );
  const owners = members.map((one) => one.user_id);
  return async (run: Run): Promise<void> => {
    let begun = before;
    const lane = async () => {
      while (begun < wanted) {
        const at = begun;
        begun += STEP;
        say(`${at.toLocaleString('en')} of ${wanted.toLocaleString('en')} findings`);
        await manyFindings(run, { workspaceId, connections, owners, count: Math.min(STEP, wanted - at), seed: at });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  };
}
