import { DEFAULT_COLUMNS, isColumn, type Placed, placedOf } from './columns';

/** How a person likes the queue; kept in a cookie so that the server draws the first paint like it. */
export type QueuePrefs = { compact: boolean; facets: boolean; columns: readonly Placed[] };

export const PREFS_COOKIE = 'queue';

/** Comfortable rows, facets shown and the usual columns, unless the cookie says otherwise. */
export function prefsOf(cookie: string | undefined): QueuePrefs {
  const words = cookie?.split('.') ?? [];
  const columns = words.find((word) => word.startsWith('c:'))?.slice(2);
  return {
    compact: words.includes('compact'),
    facets: !words.includes('plain'),
    columns: columns === undefined ? DEFAULT_COLUMNS : placedOf(columns.split(':').flatMap(readColumn)),
  };
}

export function prefsText({ compact, facets, columns }: QueuePrefs): string {
  const placed = columns.map(({ id, width }) => (width === null ? id : `${id}~${width}`)).join(':');
  return [compact ? 'compact' : 'wide', facets ? 'facets' : 'plain', `c:${placed}`].join('.');
}

/** Browser only. */
export function keepPrefs(prefs: QueuePrefs): void {
  // The Cookie Store API is not in every browser that runs this.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${PREFS_COOKIE}=${prefsText(prefs)}; path=/; max-age=31536000; samesite=lax`;
}

function readColumn(text: string): Placed[] {
  const [id = '', width] = text.split('~');
  if (!isColumn(id)) return [];
  return [{ id, width: width !== undefined && /^\d{2,3}$/.test(width) ? Number(width) : null }];
}
