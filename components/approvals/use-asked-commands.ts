'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { items } from '@/components/items/queries';
import { settled } from '@/components/items/settled';
import { reportOf } from '@/components/items/write-words';
import type { Shortcut } from '@/components/ui/key-map';
import { problemOf } from '@/components/ui/problem';
import { notify } from '@/components/ui/toast-store';
import type { AskedAction } from '@/lib/actions/shapes';
import { answerAction, askedActions, takeBackAction } from './asked-queries';

const GROUP = 'Second person';
const NOT_YOU = 'A second person has to answer: somebody else than you. You can take it back.';

/** What can be done about a write that waits for a second person, as keys, buttons and palette entries of one name. */
export function useAskedCommands(asked: AskedAction | undefined): Shortcut[] {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (!asked) return [];
  const { id, isMine, may, words, vendorLabel, target, item } = asked;
  const forbidden = busy ? 'One moment' : may ? undefined : 'Your role may not answer this.';
  const readAgain = () =>
    Promise.all([askedActions.queryKey, items.all, ['rail']].map((queryKey) => client.invalidateQueries({ queryKey })));
  const doing = (work: () => Promise<string>) => async () => {
    setBusy(true);
    try {
      notify({ text: await work() });
    } catch (error) {
      const { message, requestId } = problemOf(error);
      notify({ text: message, tone: 'bad', requestId });
    } finally {
      setBusy(false);
      await readAgain();
    }
  };
  const approve = async () => {
    const action = await answerAction(id, 'approve');
    void settled(action).then(async (last) => {
      const end = last && reportOf(last, `${words}: “${item?.title ?? target}”`, vendorLabel);
      if (end) notify({ text: end.text, tone: end.tone, requestId: end.reference });
      await readAgain();
    });
    return `Agreed. It is on its way to ${vendorLabel}.`;
  };
  return [
    {
      id: 'asked.approve',
      label: 'Approve',
      group: GROUP,
      keys: 'Y',
      unavailable: forbidden ?? (isMine ? NOT_YOU : undefined),
      run: () => void doing(approve)(),
    },
    {
      id: 'asked.refuse',
      label: 'Refuse',
      group: GROUP,
      keys: 'Shift N',
      unavailable: forbidden ?? (isMine ? NOT_YOU : undefined),
      run: () => void doing(() => answerAction(id, 'refuse').then(() => 'Refused. Nothing was sent.'))(),
    },
    {
      id: 'asked.take-back',
      label: 'Take back',
      group: GROUP,
      keys: 'Z',
      unavailable: forbidden,
      run: () => void doing(() => takeBackAction(id).then(() => 'Taken back; nothing was sent.'))(),
    },
  ];
}
