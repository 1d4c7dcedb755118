import type { QueueState } from './queue-url';

/** The list a person came from: where it stands is kept while they look at one of its findings. */
export type ListMemory = Omit<QueueState, 'open'> & { activeId: string | null; scrollTop: number };

let kept: ListMemory | null = null;

export function keepList(list: ListMemory): void {
  kept = list;
}

/** Null where no list was looked at since the page was loaded. */
export function keptList(): ListMemory | null {
  return kept;
}

/** The list goes on to stand at this finding: who leaves it finds their place there. */
export function standInKept(id: string): void {
  if (kept) kept = { ...kept, activeId: id };
}
