'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { DialogFor } from '@/components/findings/finding-dialogs';
import { newKey } from '@/components/findings/new-key';
import { useSubmit } from '@/components/findings/use-submit';
import { afterHold } from '@/components/findings/vendor-facts';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { count } from '@/components/ui/format-number';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { FindingRow } from '@/lib/findings/shapes';
import type { LockdownPlan } from '@/lib/lockdown/shapes';
import { DocumentCompared, type FoundDocument } from './document-compared';
import { DocumentSharing } from './document-sharing';
import { lockdown } from './queries';
import { revoking, TITLE } from './revoking';
import { firstPlace, type Place, WhichDocument } from './which-document';

type Props = Omit<DialogFor, 'rows' | 'total'> & { row: FindingRow; plan: LockdownPlan };

/** Which document, whether it is the incident's, whom it is open to; then Enter closes it to outside. */
export function LockdownForm({ row, plan, onClose, submit }: Props) {
  const formId = useId();
  const [key] = useState(newKey);
  const [place, setPlace] = useState<Place | null>(() => firstPlace(plan));
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const { busy, problem, run } = useSubmit();
  const asked = lockdown.look(row.id, place?.tenantId ?? '', place?.documentId ?? '');
  const { data, error, isFetching, refetch } = useQuery({ ...asked, enabled: place !== null });
  // While Edge is asked anew what it said before is not acted on.
  const look = isFetching ? undefined : data;
  const found = look?.found ? look : null;
  const isConfirmed = found !== null && confirmed === found.seen;
  const why =
    plan.whyNot ??
    (found === null
      ? 'Which document it is has not been read from Edge.'
      : !found.isSharedOutside
        ? 'It is not open to outside: there is nothing to revoke.'
        : !found.isMatch && !isConfirmed
          ? 'Say first that it is this document.'
          : undefined);

  // What was read decides what the next key is for.
  const next = useRef<HTMLDivElement>(null);
  const seen = found?.seen;
  useEffect(() => {
    if (!seen) return;
    const form = document.getElementById(formId);
    const target = form?.querySelector<HTMLElement>('input[type=checkbox]') ?? next.current?.querySelector('button');
    target?.focus();
  }, [seen, formId]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!found || !place || why) return;
    void run(() => submit(revoking(row, { ...place, seen: found.seen, isConfirmed }, key)));
  };
  return (
    <Dialog
      title={TITLE}
      onClose={onClose}
      description={<bdi className="line-clamp-2">{row.title}</bdi>}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <div ref={next}>
            <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} unavailable={why} hotkey="Enter">
              Revoke external sharing
            </Button>
          </div>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <WhichDocument plan={plan} place={place} onPlace={setPlace} onAgain={() => void refetch()} />
        <div className="relative grid grid-cols-[minmax(0,1fr)] gap-3">
          <p role="status" className="sr-only">
            {found ? toldOf(found) : ''}
          </p>
          <ProgressBar active={isFetching} label="Asking Edge for the document" />
          {isFetching && <p className="text-ink-3">Asking Edge for the document…</p>}
          {look?.found === false && (
            <p role="status" className="border-warn border-l-2 pl-3">
              Edge gave no document for this id. {look.words}
            </p>
          )}
          {found && (
            <>
              <DocumentCompared file={plan.file} look={found} />
              <DocumentSharing look={found} />
            </>
          )}
        </div>
        {!isFetching && error && <Notice problem={problemOf(error)} />}
        <form id={formId} noValidate onSubmit={send} className="grid gap-2">
          {found && !found.isMatch && found.isSharedOutside && plan.whyNot === null && (
            <Checkbox
              checked={isConfirmed}
              onChange={(event) => setConfirmed(event.target.checked ? found.seen : null)}
              label="It is this document, although name or owner do not show it"
            />
          )}
          {found?.isSharedOutside && plan.whyNot === null && (
            <p className="text-ink-2 text-sm">
              Access within the company stays. It leaves {afterHold(plan.holdSeconds)}; until then Z takes it back,
              after that Edge cannot undo it.
            </p>
          )}
          {found && why && <p className="text-ink-2 text-sm">{why}</p>}
        </form>
        {problem && <Notice problem={problem} />}
      </div>
    </Dialog>
  );
}

function toldOf({ isMatch, isSharedOutside, collaborators }: FoundDocument): string {
  const who = isMatch ? 'Name and owner agree.' : 'Name or owner do not show that it is this document.';
  return `${who} ${isSharedOutside ? `Open to ${count(collaborators.length)} outside.` : 'Not open to outside.'}`;
}
