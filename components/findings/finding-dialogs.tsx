'use client';

import { useEffect, useRef, useState } from 'react';
import { BulkConfirm } from '@/components/jobs/bulk-confirm';
import type { BulkScope } from '@/components/jobs/queries';
import { LockdownDialog } from '@/components/lockdown/lockdown-dialog';
import { DialogAside } from '@/components/ui/dialog';
import type { FindingRow } from '@/lib/findings/shapes';
import type { JobDetail } from '@/lib/jobs/shapes';
import { AssignDialog } from './assign-dialog';
import { CaseDialog } from './case-dialog';
import { CloseDialog } from './close-dialog';
import { HandOverDialog } from './hand-over-dialog';
import { LabelDialog } from './label-dialog';
import { MergeDialog } from './merge-dialog';
import { NoteDialog } from './note-dialog';
import type { Outcome } from './outcome';
import { ResultsDialog } from './results-dialog';
import { SnoozeDialog } from './snooze-dialog';
import { StatusDialog } from './status-dialog';
import { useTriage } from './triage-context';
import { type Deed, tell } from './use-deed';

export type DialogKind =
  | 'assign'
  | 'status'
  | 'close'
  | 'note'
  | 'label'
  | 'case'
  | 'merge'
  | 'snooze'
  | 'hand-over'
  | 'lockdown';
export type OpenDialog =
  | { kind: DialogKind; rows: readonly FindingRow[]; scope: BulkScope | null }
  | { kind: 'bulk'; job: JobDetail; rows: readonly FindingRow[] }
  | { kind: 'results'; outcome: Outcome; words: string };
/**
 * What each form of a command is given. `submit` does the deed. The form is out of the way at once; where the deed is
 * refused it is there again with all that was typed, and `submit` throws. `rows`: where it is for others than were chosen.
 */
export type DialogFor = {
  rows: readonly FindingRow[];
  /** How many it is for; more than there are rows where everything that matches is meant. */
  total: number;
  onClose: () => void;
  submit: (deed: Deed, rows?: readonly FindingRow[]) => Promise<void>;
};

/** The form of the command that was given, over whatever is there. */
export function FindingDialogs({
  dialog,
  onClose,
  deed,
  freeze,
  onDone,
}: {
  dialog: OpenDialog;
  onClose: () => void;
  /** Makes a job of a deed that is for many, and asks for it to be confirmed; false where it cannot be one. */
  freeze: (deed: Deed, rows: readonly FindingRow[], scope: BulkScope) => Promise<boolean>;
  deed: (deed: Deed) => Promise<void>;
  onDone: (rows: readonly FindingRow[]) => void;
}) {
  const { atOnce } = useTriage();
  const [isAside, setAside] = useState(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  if (dialog.kind === 'results')
    return <ResultsDialog outcome={dialog.outcome} words={dialog.words} onClose={onClose} />;
  if (dialog.kind === 'bulk') {
    const { job, rows } = dialog;
    return <BulkConfirm job={job} onClose={onClose} deed={deed} onDone={() => onDone(rows)} />;
  }
  const { kind, rows, scope } = dialog;
  const submit = async (work: Deed, made: readonly FindingRow[] = rows) => {
    const many = made.length > atOnce ? { scope: { ids: made.map(({ id }) => id) }, total: made.length } : null;
    const frozen = scope ?? many;
    if (frozen) {
      if (await freeze(work, scope ? rows : made, frozen)) onClose();
      return;
    }
    setAside(true);
    const doing = deed(async (client) => {
      const done = await work(client);
      // Closed before skipped ones are told of, which opens the next dialog.
      onClose();
      return done;
    });
    onDone(rows);
    await doing.catch((error: unknown) => {
      // Its page was left meanwhile: nowhere but in a toast can it still be said.
      if (!isThere.current) return tell(error);
      setAside(false);
      throw error;
    });
  };
  const props: DialogFor = { rows, total: scope?.total ?? rows.length, onClose, submit };
  return (
    <DialogAside value={isAside}>
      <Form kind={kind} {...props} />
    </DialogAside>
  );
}

function Form({ kind, ...props }: DialogFor & { kind: DialogKind }) {
  switch (kind) {
    case 'assign':
      return <AssignDialog {...props} />;
    case 'snooze':
      return <SnoozeDialog {...props} />;
    case 'status':
      return <StatusDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'note':
      return <NoteDialog {...props} />;
    case 'label':
      return <LabelDialog {...props} />;
    case 'hand-over':
      return <HandOverDialog {...props} />;
    case 'case':
      return <CaseDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'lockdown':
      return <LockdownDialog {...props} />;
  }
}
