/** The vendor's colour words as we draw them: at least 3:1 on our grounds in both themes. The one place of raw colour. */
const COLOURS: Record<string, string> = {
  blue: 'light-dark(oklch(55% 0.17 255), oklch(70% 0.14 255))',
  violet: 'light-dark(oklch(53% 0.2 295), oklch(70% 0.16 295))',
  green: 'light-dark(oklch(56% 0.14 150), oklch(74% 0.15 150))',
  red: 'light-dark(oklch(55% 0.2 25), oklch(68% 0.18 25))',
  orange: 'light-dark(oklch(62% 0.16 50), oklch(75% 0.15 55))',
  gold: 'light-dark(oklch(64% 0.13 85), oklch(82% 0.14 90))',
  indigo: 'light-dark(oklch(46% 0.19 275), oklch(66% 0.16 278))',
  brown: 'light-dark(oklch(47% 0.08 55), oklch(62% 0.08 60))',
  teal: 'light-dark(oklch(56% 0.1 190), oklch(74% 0.11 190))',
  plum: 'light-dark(oklch(50% 0.16 340), oklch(68% 0.15 340))',
  slate: 'light-dark(oklch(50% 0.035 255), oklch(66% 0.035 255))',
  neutral: 'light-dark(oklch(60% 0.005 260), oklch(72% 0.005 260))',
};

/** Null for a colour the vendor has added since: it is named in words, not guessed. */
export function tagColour(word: string | null): string | null {
  return word !== null && Object.hasOwn(COLOURS, word) ? (COLOURS[word] ?? null) : null;
}
