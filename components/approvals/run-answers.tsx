'use client';

import { useForbidden, useVendorLabel } from '@/components/items/viewer';
import { isUnderWay } from '@/components/items/write-words';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { useShortcuts } from '@/components/ui/hotkeys';
import { whyNoAnswer } from './answer-gate';
import { type Answer, answerFor, answerRole } from './answer-role';
import type { Run, RunDetail } from './open-runs';
import { answersOf } from './run-request';
import { runState } from './run-state';

/** Asks for the dialog in which a run is answered; `answer` null leaves the choice to it. */
export type AskAnswer = (run: Run, answer: Answer | null) => void;

/** The answers of a run as buttons, in the vendor's words, or why there are none to give. */
export function RunAnswers({ detail, onAnswer }: { detail: RunDetail; onAnswer: AskAnswer }) {
  const now = useNow();
  const vendor = useVendorLabel()(detail.tenant.vendor);
  const forbidden = useForbidden('runs.answer');
  const answers = answersOf(detail.raw);
  // How it ended stands at the head of the detail.
  if (runState(detail, now).kind !== 'waiting') return null;
  const why = whyNoAnswer(detail, vendor, now) ?? forbidden ?? onItsWay(detail) ?? undefined;
  const yes = answerFor(answers, 'yes');
  const no = answerFor(answers, 'no');
  const keyOf = (answer: Answer) => (answer === yes ? 'Y' : answer === no ? 'Shift N' : undefined);
  return (
    <>
      {answers.map((answer) => (
        <Button
          key={answer.index}
          size="lg"
          tone={answerRole(answer.label) === 'yes' ? 'primary' : 'plain'}
          hotkey={keyOf(answer)}
          unavailable={why}
          onClick={() => onAnswer(detail, answer)}
          className="max-w-full"
        >
          <bdi className="truncate">{answer.label}</bdi>
        </Button>
      ))}
      {why && <p className="basis-full text-ink-2 text-sm">{why}</p>}
    </>
  );
}

/** The keys for the active run. What only its record tells (a code that is asked for) the dialog says. */
export function AnswerKeys({ row, onAnswer }: { row: Run | null; onAnswer: AskAnswer }) {
  const forbidden = useForbidden('runs.answer');
  const why = row === null ? 'There is no run here.' : (forbidden ?? onItsWay(row) ?? undefined);
  const answers = row?.facts.answers ?? [];
  const ask = (role: 'yes' | 'no' | 'unsure') => () => row && onAnswer(row, answerFor(answers, role));
  useShortcuts([
    {
      id: 'run.yes',
      label: 'Approve',
      group: 'Runs',
      keys: 'Y',
      unavailable: why,
      keywords: ['answer', 'allow'],
      run: ask('yes'),
    },
    {
      id: 'run.no',
      label: 'Deny',
      group: 'Runs',
      keys: 'Shift N',
      unavailable: why,
      keywords: ['answer', 'reject'],
      run: ask('no'),
    },
    { id: 'run.unsure', label: 'Unsure', group: 'Runs', unavailable: why, keywords: ['answer'], run: ask('unsure') },
  ]);
  return null;
}

function onItsWay({ write }: Run): string | null {
  return write && isUnderWay(write.state) ? 'An answer is on its way to the vendor.' : null;
}
