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

let underWay: Promise<boolean> | null = null;

/** Follows a deed whose answer is on the way. It resolves to whether it can be taken back, and has remembered how by then. */
export async function follow(doing: Promise<boolean>): Promise<void> {
  // The failure itself goes to whoever began the deed, below.
  const ending = doing.catch(() => false);
  underWay = ending;
  await doing.finally(() => {
    if (underWay === ending) underWay = null;
  });
}

/** Waits for the deed that is under way: who takes back now means that one. False: it left nothing to take back. */
export async function lastDeedEnded(): Promise<boolean> {
  return (await underWay) ?? true;
}
