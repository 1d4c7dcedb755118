'use client';

import { type ReactNode, useState } from 'react';
import { returnFocus } from '@/components/items/return-focus';
import { dialogPart } from '@/components/ui/part';
import type { Answer } from './answer-role';
import type { Run } from './open-runs';
import type { AskAnswer } from './run-answers';

// It comes with its first opening.
const AnswerDialog = dialogPart(() => import('./answer-dialog').then((one) => one.AnswerDialog));

/** The dialog in which a run is answered, and what opens it. */
export function useAnswerDialog(): { ask: AskAnswer; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ run: Run; answer: Answer | null } | null>(null);
  const close = () => {
    setAsked(null);
    returnFocus();
  };
  return {
    ask: (run, answer) => setAsked({ run, answer }),
    dialog: asked && <AnswerDialog {...asked} onClose={close} />,
  };
}
