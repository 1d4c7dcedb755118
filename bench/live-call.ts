import { z } from 'zod';
import { clientOf, well } from './client';
import type { Console } from './console';
import { interleaved, p50Of } from './measure';
import type { Row } from './report';

const CALLS = 200;
const VENDOR = 'zscaler-workflow';
const History = z.object({ changeHistory: z.array(z.unknown()) });
const Shown = z.object({ entries: z.array(z.unknown()) });

/** Row 14: one small vendor read of this moment, through web and broker, against the vendor asked directly. */
export async function liveCall(console: Console, options: { rounds: number; say(word: string): void }): Promise<Row> {
  const [finding] = await console.query<{ id: string; external_id: string }>(
    `select f.id, f.external_id from finding f join connection c on c.workspace_id = f.workspace_id and c.id = f.connection_id
     where f.workspace_id = $1 and c.vendor = $2 and f.external_id not like 'ext-%' order by f.created_at desc limit 1`,
    [console.workspaceId, VENDOR],
  );
  if (!finding) throw new Error('there is no incident of the sandbox');
  const web = clientOf(console.url);
  const vendor = clientOf(console.vendors[VENDOR]?.url ?? '');
  const cookie = await console.signIn('analyst');
  const authorization = await tokenOf(console);
  const ours = () => well(web.get(`/api/findings/${finding.id}/live/history`, { cookie }));
  const direct = () => well(vendor.get(`/dlp/v1/incidents/${finding.external_id}/change-history`, { authorization }));
  const [shown, held] = [(await ours()).text, (await direct()).text];
  if (Shown.parse(JSON.parse(shown)).entries.length !== History.parse(JSON.parse(held)).changeHistory.length) {
    throw new Error('the console shows another history than the vendor');
  }
  const compared = await interleaved({ ours: () => p50Of(CALLS, ours), baseline: () => p50Of(CALLS, direct) }, options);
  await Promise.all([web.close(), vendor.close()]);
  return {
    metric: '14 live read of a vendor through web and broker, p50',
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'the vendor asked directly',
    ratio: compared.ratio,
    goal: 3,
    by: 'difference',
  };
}

async function tokenOf({ vendors }: Console): Promise<string> {
  const { url = '', credentials = {} } = vendors[VENDOR] ?? {};
  const client = clientOf(url);
  const pair = { key_id: credentials.keyId, key_secret: credentials.keySecret };
  const { text } = await well(client.send('POST', '/v1/auth/api-key/token', pair));
  await client.close();
  return `Bearer ${z.object({ token: z.string() }).parse(JSON.parse(text)).token}`;
}
