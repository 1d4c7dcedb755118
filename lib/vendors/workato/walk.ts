import { VendorError } from '@/lib/errors';
import { idAt } from '../page';
import type { Window } from '../vendor';
import { PAGE_SIZE, type WorkatoApi } from './client';

/** Log entries may be written late; a window also looks this far before its beginning. */
const OVERLAP_MS = 10 * 60_000;
/** 1,000 tags is the vendor's limit; recipes and connections have none we know of. */
const MAX_PAGES = 100;

/**
 * The entries of a window, page by page, none twice. Ids do not rise with time, so a known id never ends the walk;
 * only a short page does.
 */
export async function* activityWalk(
  api: WorkatoApi,
  window: Window,
  excludeEventTypes: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<{ entries: unknown[]; total: number | null }> {
  const asked = { from: new Date(window.from.getTime() - OVERLAP_MS), to: window.to };
  const once = makeOnce('id');
  let after: string | undefined;
  for (;;) {
    const page = await api.activityPage(asked, { excludeEventTypes, after }, signal);
    const entries = once(page.data);
    mustMoveOn(page.data, entries);
    yield { entries, total: page.total ?? null };
    if (page.data.length < PAGE_SIZE) return;
    after = page.data.map(idAt('id')).findLast((id) => id !== null);
    if (after === undefined) throw new VendorError('garbled', 'A whole page of the activity log has no ids.');
  }
}

/**
 * A numbered list to its end, none twice: it has no total, and a short page is its last. Where the vendor
 * may not page a list at all, a page of nothing new then ends it, and else is a fault.
 */
export async function* pageWalk(
  idKey: string,
  read: (page: number) => Promise<unknown[]>,
  paging: 'heeded' | 'may_be_ignored' = 'heeded',
): AsyncGenerator<unknown[]> {
  const once = makeOnce(idKey);
  for (let page = 1; page <= MAX_PAGES; page++) {
    const items = await read(page);
    const fresh = once(items);
    if (paging === 'heeded') mustMoveOn(items, fresh);
    yield fresh;
    if (items.length < PAGE_SIZE || fresh.length === 0) return;
  }
  throw new VendorError('garbled', 'This list does not end.');
}

/** Leaves out what an earlier page held. */
function makeOnce(idKey: string): (items: unknown[]) => unknown[] {
  const idOf = idAt(idKey);
  const seen = new Set<string>();
  return (items) =>
    items.filter((item) => {
      const id = idOf(item);
      if (id === null) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
}

function mustMoveOn(items: unknown[], fresh: unknown[]): void {
  if (items.length >= PAGE_SIZE && fresh.length === 0) {
    throw new VendorError('garbled', 'The vendor answers the same page again and again.');
  }
}
