import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { inSqlTx } from '@/lib/db/rows';
import type { Connected, Noun, Page, Pulled, TimeField, Window } from '@/lib/vendors/vendor';
import { closeVanished, goneFromWhole } from './gone';
import { storePage } from './store';
import { finishRun, LeaseLost, type Run, recordCursor, recordPage } from './stream';
import { ahead, BACKFILL_DAYS, backfillSpan, backward, forward, OVERLAP_MS } from './walk';

const PAGES_AHEAD = 2;
const WINDOWS_AT_ONCE = 3;

type Walk = { ctx: Ctx; run: Run; connected: Connected; spec: Pulled; signal: AbortSignal; now: Date };
type Walked = { ids: Set<string>; odd: number; total: number | null };

/** One run of a stream whose lease is held; throws what the vendor or the database did. */
export async function syncStream(walk: Omit<Walk, 'spec' | 'now'>): Promise<void> {
  const spec = walk.connected.pullSpec(walk.run.noun);
  if (!spec) return finishRun(walk.ctx, walk.run, { state: 'complete', nextInMs: null });
  const whole = { ...walk, spec, now: new Date() };
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
  const first = { ...run.cursor, from, next: run.cursor.next ?? span.to, startedAt: run.cursor.startedAt ?? now };
  const windows = backward(from, first.next, stepMs);
  const total = Math.ceil((first.startedAt.getTime() - stepMs - from.getTime()) / stepMs);
  let odd = 0;
  for (let i = 0; i < windows.length; i += WINDOWS_AT_ONCE) {
    const some = windows.slice(i, i + WINDOWS_AT_ONCE);
    const walked = await Promise.all(some.map((window) => storeWindow(walk, window, 'created')));
    for (const one of walked) odd += one.odd;
    const next = some.at(-1)?.from ?? from;
    const left = windows.length - i - some.length;
    await recordCursor(ctx, run, { ...first, next }, { done: total - left, total }, countOf(walked));
  }
  await finishRun(ctx, run, { state: odd > 0 ? 'partial' : 'complete', nextInMs: null });
}

const countOf = (walked: Walked[]) =>
  walked.some((one) => one.total === null) ? null : walked.reduce((sum, one) => sum + (one.total ?? 0), 0);

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

/** Stores page after page, each in one transaction with its counts. */
async function storePages({ ctx, run, signal }: Walk, pages: AsyncIterable<Page<Noun>>): Promise<Walked> {
  const walked: Walked = { ids: new Set(), odd: 0, total: null };
  for await (const page of ahead(pages, PAGES_AHEAD)) {
    if (signal.aborted) throw new LeaseLost('the worker is stopping');
    await inSqlTx(ctx, async (client) => {
      const stored = await storePage(client, ctx, run.connectionId, run.noun, page);
      await recordPage(client, ctx, run, { ...stored, odd: page.odd.length, total: page.total });
    });
    for (const item of page.items) walked.ids.add(item.externalId);
    walked.odd += page.odd.length;
    if (page.total !== null) walked.total = page.total;
  }
  return walked;
}
