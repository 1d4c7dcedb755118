import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { PAGE_SIZE } from '@/components/findings/queries';
import { TriageProvider } from '@/components/findings/triage-context';
import { LiveFreshness } from '@/components/queue/live-freshness';
import { QueryBar } from '@/components/queue/query-bar';
import { type FirstPage, Queue } from '@/components/queue/queue';
import { PREFS_COOKIE, prefsOf } from '@/components/queue/queue-prefs';
import { hrefOfView, readQueueState } from '@/components/queue/queue-url';
import { Page } from '@/components/shell/page';
import { pageCtx } from '@/lib/auth/page-ctx';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { bounded } from '@/lib/findings/bounded';
import { listFindings } from '@/lib/findings/list';
import { parseQuery } from '@/lib/query/parse';
import { defaultView } from '@/lib/views/read';
import { triageOf } from '../triage';

export const metadata = { title: 'Queue' };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Home: everything that is open, from every tenant. The first page comes with the page itself. */
export default async function QueuePage({ searchParams }: { searchParams: Search }) {
  const ctx = await pageCtx();
  const [search, jar] = await Promise.all([searchParams, cookies()]);
  const read = (name: string) => {
    const value = search[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  // A bare address is whatever this person's queue opens with.
  const opensWith = read('q') === null ? await defaultView(ctx) : null;
  if (opensWith) redirect(hrefOfView(opensWith));
  const { q, sort, group } = readQueueState(read);
  const triage = await triageOf(ctx);
  return (
    <TriageProvider value={triage}>
      <Page
        title="Queue"
        scroll={false}
        query={<QueryBar />}
        freshness={<LiveFreshness vendors={triage.vendors.map(({ id, source }) => ({ id, source }))} />}
      >
        <Queue
          first={group === null ? await firstPage(ctx, q, sort) : null}
          prefs={prefsOf(jar.get(PREFS_COOKIE)?.value)}
        />
      </Page>
    </TriageProvider>
  );
}

/** Null for a query that cannot be read or answered: the browser asks for it and is told what is wrong. */
async function firstPage(ctx: Ctx, q: string, sort: FirstPage['sort']): Promise<FirstPage | null> {
  if (!parseQuery(q).ok) return null;
  try {
    const page = await bounded(q, () => listFindings(ctx, { q, sort, limit: PAGE_SIZE }));
    return { q, sort, page: JSON.parse(page) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
