import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { count } from '@/components/ui/format-number';
import type { OperationDetail } from '@/lib/operations/shapes';
import { holdWords } from './hold-words';

/** The second question before a write that cannot be undone, or that changes many things: then their number is typed. */
export function AskFirst({
  title,
  detail,
  vendor,
  typed,
  onClose,
  onConfirm,
}: {
  title: string;
  detail: OperationDetail;
  vendor: string;
  typed: number | undefined;
  onClose: () => void;
  onConfirm: (typed: number | undefined) => void;
}) {
  const number = String(typed);
  return (
    <ConfirmDialog
      title={title}
      confirmLabel="Run it"
      typed={typed === undefined ? undefined : { expect: number, label: `Type ${number}, how many it changes` }}
      onClose={onClose}
      onConfirm={async () => onConfirm(typed)}
    >
      {typed !== undefined && `It changes ${count(typed)} things at once. `}
      {detail.undo === null ? `What it does at ${vendor} cannot be undone.` : `To undo it: ${detail.undo}`}
      {!detail.interactive && ` ${holdWords(detail.holds)}`}
    </ConfirmDialog>
  );
}
