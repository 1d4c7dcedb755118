'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { returnFocus } from '@/components/items/return-focus';
import { plural } from '@/components/ui/format-number';
import type { Shortcut } from '@/components/ui/key-map';
import { dialogPart } from '@/components/ui/part';
import { problemOf } from '@/components/ui/problem';
import { dismissToast, notify } from '@/components/ui/toast-store';
import type { FoldRow } from '@/lib/folds/shapes';
import { isAccepted } from './fold-columns';
import { dayOf, foldKey } from './fold-text';
import { useTakeBackFold } from './queries';

// Comes with its first opening.
const AcceptDialog = dialogPart(() => import('./accept-dialog').then((one) => one.AcceptDialog));

/** What can be done to the fold that is active: by key, by the button in its row, and from the palette. */
export function useFoldDeeds(items: readonly FoldRow[], active: FoldRow | undefined, forbidden: string | undefined) {
  const [asked, setAsked] = useState<FoldRow | null>(null);
  const [last, setLast] = useState<FoldRow | null>(null);
  const toast = useRef(0);
  // Elsewhere its key means something else.
  useEffect(() => () => dismissToast(toast.current), []);
  const { mutateAsync } = useTakeBackFold();
  const takeBack = useCallback(
    async ({ acceptance }: FoldRow) => {
      if (!acceptance) return;
      try {
        const fold = await mutateAsync(acceptance);
        setLast(null);
        notify({ text: `Taken back: ${plural(fold.findings.open, 'finding is', 'findings are')} open again.` });
      } catch (error) {
        const { message, requestId } = problemOf(error);
        notify({ text: message, requestId, tone: 'bad' });
      }
    },
    [mutateAsync],
  );
  const close = () => {
    setAsked(null);
    returnFocus();
  };
  const done = (fold: FoldRow) => {
    const { acceptance } = fold;
    if (!acceptance) return;
    setLast(fold);
    close();
    toast.current = notify({
      text: `Accepted until ${dayOf(new Date(acceptance.expiresAt))}: ${plural(acceptance.findings, 'finding leaves', 'findings leave')} the queue. Kept here: Zscaler Posture Control has no way to be told.`,
      action: { label: 'Take back', hotkey: 'Z', run: () => void takeBack(fold) },
    });
  };
  const taken = active && isAccepted(active) ? active : last;
  const commands: Shortcut[] = [
    {
      id: 'fold.accept',
      label: 'Accept…',
      group: 'Posture',
      keys: 'A',
      unavailable: forbidden ?? (active ? undefined : 'There is no fold here.'),
      run: () => active && setAsked(active),
    },
    {
      id: 'fold.take-back',
      label: 'Take back',
      group: 'Posture',
      keys: 'Z',
      unavailable: forbidden ?? (taken ? undefined : 'It is not accepted.'),
      run: () => taken && void takeBack(taken),
    },
  ];
  // What comes in while somebody writes is seen before it is accepted.
  const now = asked && (items.find((fold) => foldKey(fold) === foldKey(asked)) ?? asked);
  const dialog = now && <AcceptDialog fold={now} onClose={close} onDone={done} />;
  return { accept: setAsked, takeBack, commands, dialog };
}
