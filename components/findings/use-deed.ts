'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { problemOf } from '@/components/ui/problem';
import { dismissToast, notify } from '@/components/ui/toast-store';
import type { JobWork } from '@/lib/jobs/schema';
import { type Outcome, sentence } from './outcome';
import { follow, lastDeedEnded, remember, takeLast } from './undo-stack';

/** Something done, and how it is told. `undo` takes it back; `heldSeconds` is how long that can be done. */
export type Done = {
  outcome: Outcome;
  words: string;
  undo?: () => Promise<void>;
  undoLabel?: string;
  heldSeconds?: number;
};
export type Deed = ((client: QueryClient) => Promise<Done>) & {
  /** The same as a job, for more findings than are done at once. */
  work?: JobWork;
};

/** A deed that can also be done as a job. */
export function asWork(work: JobWork, deed: Deed): Deed {
  return Object.assign(deed, { work });
}

/** Does a deed and says what came of it; what was skipped goes to `onSkipped`. Throws what the deed throws. */
export function useDeed(onSkipped: (outcome: Outcome, words: string) => void): (deed: Deed) => Promise<void> {
  const client = useQueryClient();
  return useCallback((deed) => follow(deed(client).then((done) => told(done, onSkipped))), [client, onSkipped]);
}

/** Says what came of it, and remembers how it is taken back; false where it cannot be. */
function told(
  { outcome, words, undo, undoLabel = 'Undo', heldSeconds }: Done,
  onSkipped: (outcome: Outcome, words: string) => void,
): boolean {
  if (outcome.done < outcome.items.length) onSkipped(outcome, words);
  if (outcome.done === 0) return false;
  if (!undo) {
    notify({ text: sentence(outcome, words) });
    return false;
  }
  const heldMs = heldSeconds === undefined ? undefined : heldSeconds * 1000;
  let toast = 0;
  const back = async () => {
    dismissToast(toast);
    await undo();
  };
  const until = heldMs === undefined ? undefined : Date.now() + heldMs;
  const forget = remember({ label: words, run: back, until });
  const run = () => {
    forget();
    void takenBack(words, back);
  };
  toast = notify({ text: sentence(outcome, words), action: { label: undoLabel, hotkey: 'Z', run }, forMs: heldMs });
  return true;
}

/** Takes back the last deed that still can be. One whose answer is on the way is the last, and is waited for. */
export async function undoLast(): Promise<void> {
  if (!(await lastDeedEnded())) return;
  const last = takeLast(Date.now());
  if (!last) return void notify({ text: 'There is nothing left to take back.' });
  await takenBack(last.label, last.run);
}

async function takenBack(words: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    notify({ text: `Taken back: ${words.charAt(0).toLowerCase()}${words.slice(1)}` });
  } catch (error) {
    tell(error);
  }
}

/** A failure as a toast, in words. */
export function tell(error: unknown): void {
  const { message, requestId } = problemOf(error);
  notify({ tone: 'bad', text: message, requestId });
}
