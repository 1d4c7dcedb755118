import type { Reply } from './call';
import { jsonIn } from './deliver';

/** The last page of each operation's list: which list it was of, where it began, and what it said. */
export type Past = Map<string, { list: string; at: string | null; page: unknown }>;

/** What the vendors' lists call the place where a page begins; the last one counts nothing. */
const POSITIONS = ['page', 'offset', 'page[after]'];

/**
 * The page that came before in the same walk through a list, and keeps this one for the next. Undefined at a first page,
 * and where another list was asked for meanwhile: no vendor gives what it would have to look for.
 */
export function pageBefore(past: Past, operation: string, asked: { url: URL; body: string }, reply: Reply): unknown {
  const query = new URLSearchParams(asked.url.searchParams);
  const after = query.get('page[after]');
  const at = after ?? query.get('page') ?? query.get('offset');
  for (const name of POSITIONS) query.delete(name);
  const list = `${asked.url.pathname}?${query} ${asked.body}`;
  const before = past.get(operation);
  if (reply.status < 300) past.set(operation, { list, at, page: jsonIn(reply) });
  if (before?.list !== list || at === null) return undefined;
  const movesOn = after !== null ? before.at !== after : Number(before.at ?? 0) < Number(at);
  return movesOn ? before.page : undefined;
}
