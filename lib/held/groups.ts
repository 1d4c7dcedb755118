import type { Columns, WordColumn } from './columns';
import { byWord, largest } from './divide';
import type { Rows } from './rows';

/** The findings that share a word: `word` is its dictionary id, `newest` their last update in epoch milliseconds, `severities` has how many there are of each code. */
type Group = { word: number; count: number; of: number; newest: number; severities: Uint32Array };

/** Findings by a word they share, `most` groups, those of most findings first; `of`: how many of all there are have the word. */
export function groupsOf(columns: Columns, rows: Rows, by: WordColumn, most: number) {
  const counts = byWord(columns, rows, by);
  const all = byWord(columns, columns.rows, by);
  const shown = largest(counts, columns.words[by], most);
  // The place of each word among the groups; behind the last of them stands what is not shown.
  const places = new Int32Array(counts.length).fill(shown.length);
  shown.forEach((word, place) => {
    places[word] = place;
  });
  const newest = new Float64Array(shown.length + 1).fill(Number.NEGATIVE_INFINITY);
  const severityOf = Int32Array.from(columns.classes, ({ severity }) => severity);
  const size = severityOf.reduce((most, code) => Math.max(most, code), 0) + 1;
  const ofSeverity = new Uint32Array((shown.length + 1) * size);
  const { class: classOf, word, time } = columns;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const place = places[word[by][row] as number] as number;
    const updated = time.updated[row] as number;
    if (updated > (newest[place] as number)) newest[place] = updated;
    const cell = place * size + (severityOf[classOf[row] as number] as number);
    ofSeverity[cell] = (ofSeverity[cell] as number) + 1;
  }
  const groups = shown.map((at, place): Group => {
    const id = columns.words[by][at] ?? 0;
    const severities = ofSeverity.subarray(place * size, (place + 1) * size);
    return { word: id, count: counts[at] ?? 0, of: all[at] ?? 0, newest: newest[place] ?? 0, severities };
  });
  const words = counts.subarray(1).reduce((sum, count) => sum + Number(count > 0), 0);
  return { total: rows.length, without: counts[0] ?? 0, words, groups };
}
