import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { log } from '@/lib/log';
import { Columns } from './columns';
import { BEFORE_ALL, CHANGES, NOW, PART } from './pack';

// A part is read in some 10 ms of this process, so that no request waits for a load.
const PART_ROWS = 10_000;
/** More changes than this since the last look are not worth a request's wait: all is read anew behind it. */
const MOST_CHANGES = 20_000;
/** About 100 bytes each: what does not fit any more is counted by Postgres. */
const MOST_ROWS = 3_000_000;
const MOST_CLASSES = 100_000;
/** After a failed or too large load Postgres counts for so long. */
const PAUSE_MS = 60_000;

type Wall = Pick<Ctx, 'workspaceId'>;
type Held = {
  columns: Columns | null;
  /** What every change since then has at least (`pack.ts`). */
  floor: number;
  loading: boolean;
  notBefore: number;
  usedAt: number;
  /** One look for changes after another: an older one must not write over a newer one. */
  looking: Promise<void>;
  next: Promise<void> | null;
};

const kept = globalThis as typeof globalThis & { onequeueHeld?: Map<string, Held> };

/**
 * Every finding of the workspace as it is at this moment or later, what this caller has written included; null while it
 * is not in memory, and then Postgres has to be asked. The caller counts before it awaits anything.
 */
export async function columnsOf(ctx: Wall, mostChanges = MOST_CHANGES): Promise<Columns | null> {
  const held = heldOf(ctx.workspaceId);
  held.usedAt = Date.now();
  if (!held.columns) {
    if (!held.loading && Date.now() >= held.notBefore) void load(ctx, held);
    return null;
  }
  // A look that is under way may have begun before the caller wrote; those who come meanwhile share the one after it.
  held.next ??= held.looking.then(() => {
    held.next = null;
    held.looking = look(ctx, held, mostChanges).catch((error) => {
      drop(held);
      throw error;
    });
    return held.looking;
  });
  await held.next;
  return held.columns;
}

/** Resolves when the workspace is in memory, or cannot be: for tests and figures. */
export async function whenHeld(ctx: Wall): Promise<void> {
  for (;;) {
    await columnsOf(ctx);
    const { columns, loading } = heldOf(ctx.workspaceId);
    if (columns || !loading) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function look(ctx: Wall, held: Held, mostChanges: number): Promise<void> {
  const { columns, floor } = held;
  if (!columns) return;
  const [found] = await rows<{ packed: Buffer | null; n: number; floor: number }>(
    ctx,
    CHANGES,
    [ctx.workspaceId, floor, mostChanges + 1],
    'held changes',
  );
  if (!found) throw new Error('changes are one row');
  if (found.n > mostChanges || columns.count + found.n > MOST_ROWS) return drop(held);
  if (found.packed) columns.put(found.packed);
  held.floor = found.floor;
}

async function load(ctx: Wall, held: Held): Promise<void> {
  held.loading = true;
  try {
    const columns = new Columns();
    // Taken first: whatever changes while the parts are read is looked for again.
    const [now] = await rows<{ floor: number }>(ctx, NOW, [], 'held floor');
    for (let last = BEFORE_ALL, more = true; more; ) {
      const values: unknown[] = [ctx.workspaceId, last, PART_ROWS];
      const [part] = await rows<{ packed: Buffer | null; last: string | null; n: number }>(
        ctx,
        PART,
        values,
        'held part',
      );
      if (part?.packed) columns.put(part.packed);
      if (columns.count > MOST_ROWS || columns.classes.length > MOST_CLASSES) return pause(held);
      last = part?.last ?? last;
      more = part?.n === PART_ROWS;
    }
    held.floor = now?.floor ?? 0;
    held.columns = columns;
    makeRoom(held);
  } catch (error) {
    log('warn', 'findings could not be read into memory; they are counted in the database', { err: error });
    pause(held);
  } finally {
    held.loading = false;
  }
}

function heldOf(workspaceId: string): Held {
  kept.onequeueHeld ??= new Map();
  const known = kept.onequeueHeld.get(workspaceId);
  if (known) return known;
  const looking = Promise.resolve();
  const fresh = { columns: null, floor: 0, loading: false, notBefore: 0, usedAt: 0, looking, next: null };
  kept.onequeueHeld.set(workspaceId, fresh);
  return fresh;
}

function drop(held: Held): void {
  held.columns = null;
  held.looking = Promise.resolve();
}

function pause(held: Held): void {
  drop(held);
  held.notBefore = Date.now() + PAUSE_MS;
}

/** The workspaces that were longest not asked for go first. */
function makeRoom(newest: Held): void {
  const all = [...(kept.onequeueHeld?.values() ?? [])].filter((one) => one.columns && one !== newest);
  let sum = newest.columns?.count ?? 0;
  for (const one of all.sort((a, b) => b.usedAt - a.usedAt)) {
    sum += one.columns?.count ?? 0;
    if (sum > MOST_ROWS) drop(one);
  }
}
