/** Light, dark, or as the system says; kept in a cookie so that the server draws the first paint in it. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = 'theme';

/** The theme a cookie names; anything else follows the system. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The theme this page is drawn in; browser only. */
export function currentTheme(): Theme {
  return themeOf(document.documentElement.dataset.theme);
}

/** Changes the theme now and for the next visits; browser only. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // The Cookie Store API is not in every browser that runs this.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

export function subscribeTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
