/** Something that can still be taken back. `run` throws when it no longer can. */
export type Undo = { label: string; run: () => Promise<void>; until?: number };

const MOST = 20;
let stack: readonly Undo[] = [];

/** Remembers how the last deed is taken back; gives a function that forgets it. */
export function remember(undo: Undo): () => void {
  stack = [...stack, undo].slice(-MOST);
  return () => {
    stack = stack.filter((one) => one !== undo);
  };
}

/** The last deed that can still be taken back at `now`, taken off the stack; null when there is none. */
export function takeLast(now: number): Undo | null {
  stack = stack.filter(({ until }) => until === undefined || until > now);
  const last = stack.at(-1) ?? null;
  stack = stack.slice(0, -1);
  return last;
}
