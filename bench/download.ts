import { Agent, request } from 'undici';
import { z } from 'zod';

type Pages = { origin: string; headers: Record<string, string>; paths: readonly string[]; atOnce: number };

/** Fetches pages and throws their bytes away; answers the seconds it took. */
export async function download(pages: Pages): Promise<number> {
  const from = performance.now();
  await eachPage(pages, async (body) => {
    for await (const _ of body);
  });
  return (performance.now() - from) / 1000;
}

const List = z.object({ alerts: z.array(z.looseObject({ alert_id: z.string() })) });

/** The ids of all alerts on the pages, to hold against what was stored. */
export async function idsOn(pages: Pages): Promise<Set<string>> {
  const ids = new Set<string>();
  await eachPage(pages, async (body) => {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    for (const alert of List.parse(JSON.parse(Buffer.concat(chunks).toString())).alerts) ids.add(alert.alert_id);
  });
  return ids;
}

async function eachPage(pages: Pages, read: (body: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void> {
  const { origin, headers, paths, atOnce } = pages;
  const dispatcher = new Agent({ connections: atOnce });
  const left = [...paths].reverse();
  const one = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const { body, statusCode } = await request(origin + path, { dispatcher, headers });
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
      await read(body);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  await dispatcher.close();
}
