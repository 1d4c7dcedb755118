import { idAt, toPage } from '../page';
import { type Listed, steady } from '../steady';
import type { Page, Window } from '../vendor';
import { PAGE_SIZE, type SearchRequest, type WorkflowApi } from './client';
import { toFinding } from './map';
import { Incident } from './schema';

const DAY = 86_400_000;
/** A window with more than this is cut: few pages shift less while they are read. */
const MOST_PER_WINDOW = 1_000;
const SHORTEST_MS = 60_000;

export const incidentIdOf = idAt('internalId');

/** The incidents created in a window. What changed cannot be asked for: `openPages` is how that is seen. */
export async function* windowPages(
  api: WorkflowApi,
  window: Window,
  signal: AbortSignal,
): AsyncGenerator<Page<'finding'>> {
  yield* cutToSize(api, { window }, window, newCount(), signal);
}

/**
 * All incidents whose status is one of the open ones, whenever they were made. A short list is read as it is; a long one
 * would shift under a walk of many pages, so it is read by windows, newest first, until as many came as the vendor counts.
 */
export async function* openPages(
  api: WorkflowApi,
  signal: AbortSignal,
  now = new Date(),
): AsyncGenerator<Page<'finding'>> {
  const request = { statuses: api.openStatuses };
  const counted = newCount();
  const first = await searchPage(api, request, 0, signal);
  if ((first.total ?? 0) <= MOST_PER_WINDOW) {
    yield* asPages(pagesFrom(api, request, first, signal), counted);
    return;
  }
  // The portal takes no range over three months; a walk of ten years ends, whatever the count says.
  for (let index = 0; index < 122 && counted.total < (first.total ?? 0); index++) {
    const [from, to] = [index + 1, index].map((steps) => new Date(now.getTime() - steps * 30 * DAY));
    if (from && to) yield* cutToSize(api, request, { from, to }, counted, signal);
  }
}

// Asks for a window; one that holds too much is cut into equal parts, each of which may be cut again.
async function* cutToSize(
  api: WorkflowApi,
  request: SearchRequest,
  window: Window,
  counted: Counted,
  signal: AbortSignal,
): AsyncGenerator<Page<'finding'>> {
  const first = await searchPage(api, { ...request, window }, 0, signal);
  const total = first.total ?? 0;
  const lengthMs = window.to.getTime() - window.from.getTime();
  if (total > MOST_PER_WINDOW && lengthMs > SHORTEST_MS) {
    for (const part of parts(window, Math.ceil(total / MOST_PER_WINDOW) + 1)) {
      yield* cutToSize(api, request, part, counted, signal);
    }
    return;
  }
  yield* asPages(pagesFrom(api, { ...request, window }, first, signal), counted);
}

async function* asPages(walk: () => AsyncIterable<Listed>, counted: Counted): AsyncGenerator<Page<'finding'>> {
  const before = counted.total;
  for await (const { records, total } of steady(walk, incidentIdOf)) {
    counted.total = before + (total ?? 0);
    const fresh = records.filter((record) => isFresh(record, counted.seen));
    yield toPage(fresh, Incident, toFinding, incidentIdOf, counted.total);
  }
}

// The page that told the size is not asked for twice, unless the walk has to begin again.
function pagesFrom(
  api: WorkflowApi,
  request: SearchRequest,
  first: Searched,
  signal: AbortSignal,
): () => AsyncIterable<Listed> {
  let known: Searched | null = first;
  return async function* walk() {
    const seen = new Set<string>();
    for (let number = 0; ; number++) {
      const page = number === 0 && known ? known : await searchPage(api, request, number, signal);
      known = null;
      yield page;
      const fresh = page.records.filter((record) => incidentIdOf(record) !== null && isFresh(record, seen));
      // A count may be wrong: behind a full page that brought something new there may be more, whatever it says.
      const mayGoOn = page.records.length >= PAGE_SIZE && fresh.length > 0;
      if (page.records.length === 0 || (page.isLast && !mayGoOn)) return;
    }
  };
}

/** What a walk of several windows has counted; their ends are inclusive, so a record can be in two of them. */
type Counted = { total: number; seen: Set<string> };

function newCount(): Counted {
  return { total: 0, seen: new Set() };
}

function isFresh(record: unknown, seen: Set<string>): boolean {
  const id = incidentIdOf(record);
  if (id === null) return true;
  return seen.size < seen.add(id).size;
}

/** `isLast`: by the vendor's own count. */
type Searched = Listed & { isLast: boolean };

async function searchPage(
  api: WorkflowApi,
  request: SearchRequest,
  number: number,
  signal: AbortSignal,
): Promise<Searched> {
  const { cursor, incidents } = await api.search(request, { number, size: PAGE_SIZE }, signal);
  const records = incidents ?? [];
  const { totalPages, currentPageNumber, totalElements } = cursor;
  // A cursor without counts leaves one sign of the end: a page that is not full.
  const isLast =
    typeof totalPages === 'number' ? (currentPageNumber ?? number) + 1 >= totalPages : records.length < PAGE_SIZE;
  return { records, total: totalElements ?? null, isLast };
}

function parts({ from, to }: Window, count: number): Window[] {
  const stepMs = Math.ceil((to.getTime() - from.getTime()) / count);
  const cut = (index: number) => new Date(Math.max(to.getTime() - index * stepMs, from.getTime()));
  return Array.from({ length: count }, (_, index) => ({ from: cut(index + 1), to: cut(index) }));
}
