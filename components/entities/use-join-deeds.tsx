'use client';

import { useEffect, useRef, useState } from 'react';
import { tell } from '@/components/findings/use-deed';
import type { Shortcut } from '@/components/ui/key-map';
import { dialogPart } from '@/components/ui/part';
import { dismissToast, notify } from '@/components/ui/toast-store';
import type { JoinKey, RestoreBody } from '@/lib/entities/schema';
import type { EntityLine } from './entity-lines';
import { useRestoreJoin } from './queries';
import { focusLine } from './use-entity-keys';

// Comes with its first opening.
const RejectDialog = dialogPart(() => import('./reject-dialog').then((one) => one.RejectDialog));

/** A join that can be rejected. */
export type Join = RestoreBody & { title: string; by: JoinKey };

export function joinOf({ type, title, of: { id, by } }: EntityLine): Join {
  return { type: type === 'finding' ? 'finding' : 'item', id, title, by };
}

/** Rejects joins and brings them back: by key, by the buttons beside each, and from the palette. */
export function useJoinDeeds({
  path,
  lines,
  active,
  forbidden,
}: {
  path: string;
  lines: readonly EntityLine[];
  active: EntityLine | undefined;
  forbidden: string | undefined;
}) {
  const [asked, setAsked] = useState<Join | null>(null);
  const [last, setLast] = useState<RestoreBody | null>(null);
  const toast = useRef(0);
  // Elsewhere its key means something else.
  useEffect(() => () => dismissToast(toast.current), []);
  const { mutateAsync } = useRestoreJoin(path);
  const restore = async ({ type, id }: RestoreBody) => {
    dismissToast(toast.current);
    try {
      await mutateAsync({ type, id });
      setLast(null);
      notify({ text: 'It is joined again.' });
    } catch (error) {
      tell(error);
    }
  };
  const done = (join: Join) => {
    const next = lineAfter(lines, join);
    setAsked(null);
    setLast({ type: join.type, id: join.id });
    const run = () => void restore(join);
    toast.current = notify({ text: 'Rejected: it left this page.', action: { label: 'Bring back', hotkey: 'Z', run } });
    if (next) requestAnimationFrame(() => focusLine(next));
  };
  const commands: Shortcut[] = [
    {
      id: 'entity.reject',
      label: 'Reject this join…',
      group: 'Entity',
      keys: 'Shift N',
      keywords: ['not of it', 'wrong'],
      unavailable: forbidden ?? (active ? undefined : 'Choose a line first: J goes to the first one.'),
      run: () => active && setAsked(joinOf(active)),
    },
    {
      id: 'entity.restore',
      label: 'Bring back',
      group: 'Entity',
      keys: 'Z',
      keywords: ['undo', 'take back'],
      unavailable:
        forbidden ?? (last ? undefined : 'Nothing was rejected here just now; what was stands at the end of the page.'),
      run: () => last && void restore(last),
    },
  ];
  const dialog = asked && <RejectDialog path={path} join={asked} onClose={() => setAsked(null)} onDone={done} />;
  return { commands, dialog, reject: setAsked, restore: (one: RestoreBody) => void restore(one) };
}

/** The line that has the focus when this one is gone. */
function lineAfter(lines: readonly EntityLine[], { type, id }: Join): string | undefined {
  const at = lines.findIndex(({ key }) => key === `${type}-${id}`);
  return at < 0 ? undefined : (lines[at + 1] ?? lines[at - 1])?.key;
}
