import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { inSqlTx, withClient } from '@/lib/db/rows';
import type { Connected, Noun, Page, Pulled, TimeField, Window } from '@/lib/vendors/vendor';
import { closeVanished, goneFromWhole } from './gone';
import { comparePage } from './store';
import { finishRun, LeaseLost, notePage, type Run, recordCursor, recordPage } from './stream';
import { ahead, BACKFILL_DAYS, backfillSpan, backward, forward, gate, inOrder, OVERLAP_MS, together } from './walk';

const PAGES_AHEAD = 2;
/** More than the calls that may be under way with one credential, so that while a page is read another is on its way. */
const WINDOWS_AT_ONCE = 5;
/** Transactions that store at a time, of all streams: the pool's other connections are for people. */
const storing = gate(3);
/** Records of one transaction at most: what a page costs beside its rows is then paid once for several. */
const RECORDS_AT_ONCE = 500;

type Store = (page: Page<Noun>) => Promise<void>;
type Walk = { ctx: Ctx; run: Run; connected: Connected; spec: Pulled; signal: AbortSignal; now: Date; store: Store };
type Walked = { ids: Set<string>; odd: number; total: number | null };

/** One run of a stream whose lease is held; throws what the vendor or the database did. */
export async function syncStream(walk: Omit<Walk, 'spec' | 'now' | 'store'>): Promise<void> {
  const spec = walk.connected.pullSpec(walk.run.noun);
  if (!spec) return finishRun(walk.ctx, walk.run, { state: 'complete', nextInMs: null });
  const { ctx, run } = walk;
  const whole = { ...walk, spec, now: new Date(), store: storeOf(ctx, run) };
  if (walk.run.stream === 'open') return walkOpen(whole);
  if (spec.mode === 'whole') return walkWhole(whole);
  return walk.run.stream === 'head' ? walkHead(whole) : walkBackfill(whole);
}

async function walkHead(walk: Walk): Promise<void> {
  const { run, spec, now } = walk;
  const stepMs = spec.stepMs ?? 86_400_000;
  const by = spec.by?.includes('updated') ? 'updated' : 'created';
  const from = run.cursor.until ? new Date(run.cursor.until.getTime() - OVERLAP_MS) : new Date(now.getTime() - stepMs);
  let odd = 0;
  for (const window of forward(from, now, stepMs)) {
    odd += (await storeWindow(walk, window, by)).odd;
    await recordCursor(walk.ctx, run, { ...run.cursor, until: window.to }, { done: 0, total: 0 });
  }
  await finishRun(walk.ctx, run, { state: odd > 0 ? 'partial' : 'complete', nextInMs: spec.everyMs });
}

async function walkBackfill(walk: Walk): Promise<void> {
  const { ctx, run, spec, now } = walk;
  const stepMs = spec.stepMs ?? 86_400_000;
  const span = backfillSpan(now, stepMs, BACKFILL_DAYS);
  const from = run.cursor.from ?? span.from;
  const begun = { ...run.cursor, startedAt: run.cursor.startedAt ?? now };
  const first = begun.next ? { ...begun, from, next: begun.next } : { ...begun, from, to: span.to, next: span.to };
  const windows = backward(from, first.next, stepMs);
  const total = Math.ceil((first.startedAt.getTime() - stepMs - from.getTime()) / stepMs);
  // A range that was made shorter may be read already.
  if (windows.length === 0) {
    const all = Math.max(0, total);
    await recordCursor(ctx, run, first, { done: all, total: all });
  }
  let odd = 0;
  let at = 0;
  for await (const one of inOrder(windows, WINDOWS_AT_ONCE, (window) => storeWindow(walk, window, 'created'))) {
    odd += one.odd;
    const next = windows[at++]?.from ?? from;
    await recordCursor(ctx, run, { ...first, next }, { done: total - windows.length + at, total }, one.total);
  }
  await finishRun(ctx, run, { state: odd > 0 ? 'partial' : 'complete', nextInMs: null });
}

/** Everything the vendor has: what is not among it is gone, if the walk was clean. */
async function walkWhole(walk: Walk): Promise<void> {
  const { ctx, run, spec, now } = walk;
  const walked = await storePages(walk, walk.connected.pull(run.noun, { from: new Date(0), to: now }, walk.signal));
  const closed = await goneFromWhole(ctx, run, walked);
  const state = closed && walked.odd === 0 ? 'complete' : 'partial';
  await finishRun(ctx, run, { state, nextInMs: spec.everyMs, total: walked.total ?? walked.ids.size });
}

/** All open records again: the only way to see changes where the vendor cannot be asked for them. */
async function walkOpen(walk: Walk): Promise<void> {
  const { ctx, run, spec, connected, signal } = walk;
  const pages = connected.pullOpen(run.noun, signal);
  if (!pages) return finishRun(ctx, run, { state: 'complete', nextInMs: null });
  const walked = await storePages(walk, pages);
  const clean = walked.odd === 0 && (await closeVanished(ctx, run, connected, walked.ids, signal));
  const nextInMs = Math.max(spec.everyMs, 60_000);
  await finishRun(ctx, run, { state: clean ? 'complete' : 'partial', nextInMs, total: walked.total });
}

const storeWindow = (walk: Walk, window: Window, by: TimeField) =>
  storePages(walk, walk.connected.pull(walk.run.noun, window, walk.signal, by));

/** Stores page after page; which were stored is known by their counts, in the same transaction. */
async function storePages({ store, signal }: Walk, pages: AsyncIterable<Page<Noun>>): Promise<Walked> {
  const walked: Walked = { ids: new Set(), odd: 0, total: null };
  for await (const page of ahead(pages, PAGES_AHEAD)) {
    if (signal.aborted) throw new LeaseLost('the worker is stopping');
    await store(page);
    for (const item of page.items) walked.ids.add(item.externalId);
    walked.odd += page.odd.length;
    if (page.total !== null) walked.total = page.total;
  }
  return walked;
}

/** Pages of several windows that wait at the same time are stored as one. */
function storeOf(ctx: Ctx, run: Run): Store {
  const sizeOf = (page: Page<Noun>) => page.items.length;
  return together({ most: RECORDS_AT_ONCE, atOnce: 2, sizeOf }, (pages) =>
    storing(() =>
      storeAll(ctx, run, { items: pages.flatMap(({ items }) => items), odd: pages.flatMap(({ odd }) => odd) }),
    ),
  );
}

async function storeAll(ctx: Ctx, run: Run, brought: Pick<Page<Noun>, 'items' | 'odd'>): Promise<void> {
  const found = await withClient(ctx, (client) => comparePage(client, ctx, run.connectionId, run.noun, brought));
  const odd = brought.odd.length;
  if (found.changed === 0 && odd === 0) return notePage(ctx, run, found.seen);
  await inSqlTx(ctx, async (client) => {
    await found.write(client);
    await recordPage(client, ctx, run, { ...found, odd });
  });
}
