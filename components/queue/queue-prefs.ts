/** How a person likes the queue; kept in a cookie so that the server draws the first paint like it. */
export type QueuePrefs = { compact: boolean; facets: boolean };

export const PREFS_COOKIE = 'queue';

/** Comfortable rows and facets shown, unless the cookie says otherwise. */
export function prefsOf(cookie: string | undefined): QueuePrefs {
  const words = cookie?.split('.') ?? [];
  return { compact: words.includes('compact'), facets: !words.includes('plain') };
}

/** Browser only. */
export function keepPrefs({ compact, facets }: QueuePrefs): void {
  const value = [compact ? 'compact' : 'wide', facets ? 'facets' : 'plain'].join('.');
  // The Cookie Store API is not in every browser that runs this.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${PREFS_COOKIE}=${value}; path=/; max-age=31536000; samesite=lax`;
}
