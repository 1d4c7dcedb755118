'use client';

import type { FindingRow } from '@/lib/findings/shapes';
import { AssignDialog } from './assign-dialog';
import { CaseDialog } from './case-dialog';
import { CloseDialog } from './close-dialog';
import { LabelDialog } from './label-dialog';
import { NoteDialog } from './note-dialog';
import type { Outcome } from './outcome';
import { ResultsDialog } from './results-dialog';
import { StatusDialog } from './status-dialog';
import type { Deed } from './use-deed';

export type DialogKind = 'assign' | 'status' | 'close' | 'note' | 'label' | 'case';
export type OpenDialog =
  | { kind: DialogKind; rows: readonly FindingRow[] }
  | { kind: 'results'; outcome: Outcome; words: string };
/** What each form of a command is given. `submit` does the deed and closes; it throws, and what was typed stays. */
export type DialogFor = {
  rows: readonly FindingRow[];
  onClose: () => void;
  submit: (deed: Deed) => Promise<void>;
};

/** The form of the command that was given, over whatever is there. */
export function FindingDialogs({
  dialog,
  onClose,
  deed,
  onDone,
}: {
  dialog: OpenDialog;
  onClose: () => void;
  deed: (deed: Deed) => Promise<void>;
  onDone: (rows: readonly FindingRow[]) => void;
}) {
  if (dialog.kind === 'results')
    return <ResultsDialog outcome={dialog.outcome} words={dialog.words} onClose={onClose} />;
  const { kind, rows } = dialog;
  const submit = (work: Deed) =>
    deed(async (client) => {
      const done = await work(client);
      // Closed before skipped ones are told of, which opens the next dialog.
      onClose();
      onDone(rows);
      return done;
    });
  const props: DialogFor = { rows, onClose, submit };
  switch (kind) {
    case 'assign':
      return <AssignDialog {...props} />;
    case 'status':
      return <StatusDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'note':
      return <NoteDialog {...props} />;
    case 'label':
      return <LabelDialog {...props} />;
    case 'case':
      return <CaseDialog {...props} />;
  }
}
