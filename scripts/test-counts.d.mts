export type Counts = { passed: number; failed: number; skipped: number };
export const NOTHING: Counts;
export function add(one: Counts, other: Counts): Counts;
export function countsOf(file: string): Counts;
export function sentenceFor(counts: Counts): string;
