import type { Used } from './read';
import type { Alias, VocabularyWord, WordUse } from './shapes';

/** Joins the vendors' words by what they are without case; a word that only the map knows stands there too. */
export function merged(
  used: readonly Used[],
  aliases: readonly Alias[],
  text: string,
): Omit<VocabularyWord, 'findings'>[] {
  const words = new Map<string, WordUse[]>();
  for (const { key, use } of used) words.set(key, [...(words.get(key) ?? []), use]);
  const told = new Map<string, string>();
  for (const { word, wordKey, shownAs, shownKey } of aliases) {
    for (const [key, one] of [
      [wordKey, word],
      [shownKey, shownAs],
    ] as const) {
      if (!words.has(key) && !key.includes(text)) continue;
      words.set(key, words.get(key) ?? []);
      told.set(key, told.get(key) ?? one);
    }
  }
  return [...words]
    .map(([key, uses]) => ({
      key,
      word: uses[0]?.word ?? told.get(key) ?? key,
      uses,
      shownAs: aliases.filter(({ wordKey }) => wordKey === key),
      standsFor: aliases.filter(({ shownKey }) => shownKey === key),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
