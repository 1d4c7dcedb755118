import { z } from 'zod';
import { clientOf, type HttpClient, well } from './client';
import type { Console } from './console';
import { interleaved, p50Of } from './measure';
import type { Row } from './report';
import { delay } from './sandbox';

const VENDOR = 'workato';
const VENDOR_MS = 50;
const COLORS = ['teal', 'plum'];
type Options = { rounds: number; say(word: string): void };
const Done = z.object({ state: z.literal('done') });
const Held = z.object({ state: z.literal('held') });

/** Row 15: an interactive write from the post to the vendor's answer, against the vendor asked directly. */
export async function action(console: Console, options: Options): Promise<Row> {
  const [tag] = await console.query<{ id: string; handle: string; title: string }>(
    `select i.id, i.external_id as handle, i.title from item i
     where i.workspace_id = $1 and i.noun = 'tag' and i.gone_at is null order by i.title limit 1`,
    [console.workspaceId],
  );
  if (!tag) throw new Error('there is no tag of the sandbox');
  const { url = '', credentials = {} } = console.vendors[VENDOR] ?? {};
  const [web, vendor] = [clientOf(console.url), clientOf(url)];
  const headers = { cookie: await console.signIn('admin'), origin: console.url };
  const authorization = `Bearer ${credentials.apiToken}`;
  let turn = 0;
  const change = () => ({ title: tag.title, color: COLORS[turn++ % COLORS.length] });
  const ours = async () => {
    const body = { command: 'tag.update', input: change() };
    Done.parse(JSON.parse((await well(web.send('POST', `/api/items/tag/${tag.id}/actions`, body, headers))).text));
  };
  const direct = () => well(vendor.send('PUT', `/api/tags/${tag.handle}`, change(), { authorization }));
  await delay(console.control, VENDOR, VENDOR_MS);
  await isHeld(
    ours,
    () => well(vendor.get(`/api/tags?per_page=100`, { authorization })),
    tag.handle,
    () => COLORS[(turn - 1) % 2],
  );
  const compared = await interleaved({ ours: () => p50Of(40, ours), baseline: () => p50Of(40, direct) }, options);
  await delay(console.control, VENDOR, 0);
  await Promise.all([web.close(), vendor.close()]);
  return {
    metric: `15 action with no hold, done at a vendor that takes ${VENDOR_MS} ms, p50`,
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'the vendor asked directly',
    ratio: compared.ratio,
    goal: 8,
    by: 'difference',
  };
}

/** Row 15: a held write is answered as soon as it and its record are stored. */
export async function actionPost(console: Console, empty: HttpClient, options: Options): Promise<Row> {
  const [finding] = await console.query<{ id: string }>(
    'select id from finding where workspace_id = $1 and kind = 1 and status < 4 order by created_at desc limit 1',
    [console.workspaceId],
  );
  if (!finding) throw new Error('there is no open incident');
  const web = clientOf(console.url);
  const headers = { cookie: await console.signIn('analyst'), origin: console.url };
  const body = { command: 'dlp.note', input: { notes: 'Seen by the bench.' } };
  const post = () => well(web.send('POST', `/api/findings/${finding.id}/actions`, body, headers));
  Held.parse(JSON.parse((await post()).text));
  const ours = async () => {
    const figure = await p50Of(60, post);
    await console.query("update action set state = 'cancelled' where state = 'held'");
    return figure;
  };
  const compared = await interleaved(
    { ours, baseline: () => p50Of(60, () => well(empty.send('POST', '/empty', body))) },
    options,
  );
  await console.query("update action set state = 'cancelled' where state = 'held'");
  await web.close();
  return {
    metric: '15 action posted and answered as held, p50',
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'empty Next POST route',
    ratio: compared.ratio,
    goal: 2,
    by: 'ratio',
  };
}

const Tags = z.object({
  data: z.object({ tags: z.array(z.looseObject({ handle: z.string(), color: z.string().nullish() })) }),
});

/** What the console called done is what the vendor holds. */
async function isHeld(
  ours: () => Promise<void>,
  list: () => Promise<{ text: string }>,
  handle: string,
  asked: () => string | undefined,
): Promise<void> {
  await ours();
  const { tags } = Tags.parse(JSON.parse((await list()).text)).data;
  const held = tags.find((tag) => tag.handle === handle)?.color;
  if (held !== asked()) throw new Error(`the vendor holds ${held}, and ${asked()} was asked for`);
}
