'use client';

import { useQueryClient } from '@tanstack/react-query';
import { whileHeld } from '@/components/items/use-act';
import { type ActionAnswer, isUnderWay, reportOf } from '@/components/items/write-words';
import type { CallInput } from '@/components/operations/queries';
import { type Came, useCall } from '@/components/operations/use-call';
import { notify } from '@/components/ui/toast-store';
import { api } from '@/lib/api/browser';
import { directory } from './queries';
import type { DirectoryTenant } from './resource-view';

const AGAIN_MS = 1500;
/** So long after its hold anybody looks; what is slower stands among one's own work. */
const PATIENCE_MS = 60_000;

/**
 * Sends a write of a dialog. What came of it is told by a toast, with the way back while it is held, and what is shown
 * of the tenant is read again once it is done; a refusal is for the dialog to show.
 */
export function useSend(tenant: DirectoryTenant, operation: string) {
  const client = useQueryClient();
  const { call, run } = useCall({ connectionId: tenant.id, operation });
  const readAgain = async () => {
    await client.invalidateQueries({ queryKey: directory.of(tenant.id) });
  };

  async function send(input: CallInput, done: string): Promise<Came> {
    const came = await run(input);
    if (came === null || 'problem' in came) return came;
    const { action } = came.answer;
    if (!action) return came;
    const report = reportOf(action, done, tenant.vendorLabel);
    notify({ text: report.text, tone: report.tone, requestId: report.reference, ...whileHeld(action, readAgain) });
    if (!isUnderWay(action.state)) void readAgain();
    else
      void settled(action).then((last) => {
        const end = last && reportOf(last, done, tenant.vendorLabel);
        // What was told as under way has ended otherwise: that must not go unsaid.
        if (end?.tone === 'bad') notify({ text: end.text, tone: 'bad', requestId: end.reference });
        return readAgain();
      });
    return came;
  }
  return { send, busy: call?.state === 'running' };
}

/** The action once nothing more comes of it by itself; null when that takes longer than anybody looks. */
async function settled({ id, notBefore }: ActionAnswer): Promise<ActionAnswer | null> {
  const until = Math.max(Date.now(), Date.parse(notBefore)) + PATIENCE_MS;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    // A read that fails says nothing about the write: the next one may tell.
    const action = await api.get<ActionAnswer>(`/api/actions/${id}`).catch(() => null);
    if (action && !isUnderWay(action.state)) return action;
  }
  return null;
}
