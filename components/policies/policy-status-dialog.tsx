'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { items, type LiveItem } from '@/components/items/queries';
import { numberAt } from '@/components/items/raw-value';
import { Refused, useAct } from '@/components/items/use-act';
import { useVendorLabel } from '@/components/items/viewer';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import type { ItemRow } from '@/lib/items/shapes';
import { BothValues } from './both-values';
import { isAlready, switchOf } from './policy-switch';

/**
 * Enables or suspends one policy, named. The vendor is asked for it as it is now; where that is not what was seen, both are
 * shown before anything is sent, and what is sent holds only for the one that was shown.
 */
export function PolicyStatusDialog({ row, onClose }: { row: ItemRow<'policy'>; onClose: () => void }) {
  const formId = useId();
  const act = useAct();
  const vendor = useVendorLabel()(row.tenant.vendor);
  const stored = useQuery(items.detail('policy', row.id));
  const live = useQuery({ ...items.now('policy', row.id), refetchOnMount: 'always' });
  // What was seen stays what was seen, however often the list is read again meanwhile.
  const [seen] = useState(row.status);
  const [before, setBefore] = useState(stored.data);
  if (!before && stored.data) setBefore(stored.data);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = switchOf(seen);
  if ('why' in change) return null;

  const now = live.isFetchedAfterMount && !live.error ? live.data : undefined;
  const moved = before && now && lockOf(before) !== lockOf(now);
  const already = now && isAlready(now.status, change.to);
  const reading = live.isFetching || stored.isPending;
  const why = reading ? `Asking ${vendor} how it is now` : already ? `It is ${change.done} already` : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || why || 'why' in change) return;
    setBusy(true);
    setProblem(null);
    const lock = lockOf(now ?? before);
    try {
      await act({
        command: 'policy.status',
        input: { status: change.to, ...(lock === null ? {} : { expectedUpdateTime: lock }) },
        on: { noun: 'policy', id: row.id },
        vendor: row.tenant.vendor,
        done: `“${row.title}” is ${change.done}`,
      });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
      if (error instanceof Refused) void live.refetch();
    }
  }

  return (
    <Dialog
      role="alertdialog"
      size="sm"
      title={`${change.label} “${row.title}”?`}
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            size="lg"
            type="submit"
            form={formId}
            tone={change.to === 'SUSPENDED' ? 'danger' : 'primary'}
            busy={busy}
            unavailable={why}
          >
            {change.label}
            {moved && !already && ' as it is now'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-3">
        <p className="text-pretty text-ink-2">
          {change.to === 'SUSPENDED'
            ? `${vendor} stops applying it in ${row.tenant.name}.`
            : `${vendor} applies it in ${row.tenant.name} from then on.`}{' '}
          It can be turned round again here.
        </p>
        {already && <p>In the meantime it was {change.done} at the vendor. Nothing needs to be sent.</p>}
        {moved && <BothValues before={before} now={now} names={before.names} />}
        {live.error && (
          <p className="border-warn border-l-2 pl-3 text-ink-2">
            How it is now could not be read: {problemOf(live.error).message} It is changed only if it is still as you
            see it.
          </p>
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}

function lockOf(item: Pick<LiveItem, 'raw'> | undefined): number | null {
  return item ? numberAt(item.raw, 'update_time') : null;
}
