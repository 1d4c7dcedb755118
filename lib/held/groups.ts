import type { Columns, WordColumn } from './columns';
import { byWord, largest } from './divide';
import type { Rows } from './rows';

/** The findings that share a word: `word` is its dictionary id, `newest` their last update in epoch milliseconds. */
type Group = {
  word: number;
  count: number;
  of: number;
  newest: number;
  severities: ReadonlyMap<number, number>;
};

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
  const classes = columns.classes.length;
  const ofClass = new Uint32Array((shown.length + 1) * classes);
  const { class: classOf, word, time } = columns;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const place = places[word[by][row] as number] as number;
    const updated = time.updated[row] as number;
    if (updated > (newest[place] as number)) newest[place] = updated;
    const cell = place * classes + (classOf[row] as number);
    ofClass[cell] = (ofClass[cell] as number) + 1;
  }
  const groups = shown.map((at, place): Group => {
    const severities = new Map<number, number>();
    columns.classes.forEach(({ severity }, one) => {
      const count = ofClass[place * classes + one] ?? 0;
      severities.set(severity, (severities.get(severity) ?? 0) + count);
    });
    const id = columns.words[by][at] ?? 0;
    return { word: id, count: counts[at] ?? 0, of: all[at] ?? 0, newest: newest[place] ?? 0, severities };
  });
  const words = counts.subarray(1).reduce((sum, count) => sum + Number(count > 0), 0);
  return { total: rows.length, without: counts[0] ?? 0, words, groups };
}
