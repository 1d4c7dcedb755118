'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { problemOf } from '@/components/ui/problem';
import { dismissToast, notify } from '@/components/ui/toast-store';
import type { JobWork } from '@/lib/jobs/schema';
import { type Outcome, sentence } from './outcome';
import { remember, takeLast } from './undo-stack';

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
  return useCallback(
    async (deed) => {
      const { outcome, words, undo, undoLabel = 'Undo', heldSeconds } = await deed(client);
      if (outcome.done < outcome.items.length) onSkipped(outcome, words);
      if (outcome.done === 0) return;
      if (!undo) return void notify({ text: sentence(outcome, words) });
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
    },
    [client, onSkipped],
  );
}

/** Takes back the last deed that still can be. */
export async function undoLast(): Promise<void> {
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
