import { download, idsOn } from './download';
import { interleaved } from './measure';
import type { Row } from './report';
import { callsOf, clearCalls, delay, type Sandbox } from './sandbox';
import { type SyncInstall, VENDOR } from './sync-install';

/** What the worker itself may have under way with one credential in the background (lib/http/slots.ts). */
export const AT_ONCE = 3;
const GOALS: Record<number, number> = { 100: 1.1, 40: 1.25 };

type Options = { rounds: number; say(word: string): void };

/** Row 9: an empty database to the end of the backfill, against a download of just the pages that took. */
export async function firstSync(
  { install, sandbox }: { install: SyncInstall; sandbox: Sandbox },
  delayMs: number,
  { rounds, say }: Options,
): Promise<Row> {
  await delay(sandbox.control, VENDOR, delayMs);
  let pages = pagesOf(sandbox, []);
  let isChecked = false;
  const ours = async () => {
    await install.empty();
    await clearCalls(sandbox.control);
    const seconds = await install.sync();
    pages = pagesOf(sandbox, await listedPaths(sandbox));
    const others = isChecked ? 0 : await othersStored(install, pages);
    if (others > 0) throw new Error(`${others} more alerts are stored than were on the pages`);
    isChecked = true;
    return seconds;
  };
  const compared = await interleaved({ ours, baseline: () => download(pages) }, { rounds, warmUp: 0, say });
  return {
    metric: `9 first sync of the posture alerts, ${delayMs} ms latency (${pages.paths.length} pages)`,
    value: compared.ours,
    unit: 's',
    baseline: compared.baseline,
    baselineName: `download of the same pages, ${AT_ONCE} at once`,
    ratio: compared.ratio,
    goal: GOALS[delayMs] ?? null,
    by: 'ratio',
  };
}

export async function listedPaths({ control }: Sandbox): Promise<string[]> {
  const calls = await callsOf(control, VENDOR);
  return calls.filter(({ status }) => status === 200).map(({ path }) => path);
}

export function pagesOf({ vendors }: Sandbox, paths: readonly string[]) {
  const { url: origin = '', credentials } = vendors[VENDOR] ?? {};
  return { origin, headers: { 'x-api-key': credentials?.apiKey ?? '' }, paths, atOnce: AT_ONCE };
}

/** Every alert on the pages stands in the table, once; answers how many the table holds beside them. */
export async function othersStored(install: SyncInstall, pages: ReturnType<typeof pagesOf>): Promise<number> {
  const stored = await install.query<{ external_id: string }>('select external_id from finding');
  const ids = new Set(stored.map((row) => row.external_id));
  const onPages = await idsOn(pages);
  const missing = [...onPages].filter((id) => !ids.has(id));
  if (missing.length > 0 || ids.size < stored.length) {
    throw new Error(
      `of ${onPages.size} alerts on the pages ${missing.length} are not among the ${stored.length} stored`,
    );
  }
  return stored.length - onPages.size;
}
