/** The path of a Chromium that can be launched; installs one where that can be done. Throws one sentence. */
export function ensureChromium(): Promise<string>;
