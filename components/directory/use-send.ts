'use client';

import { useQueryClient } from '@tanstack/react-query';
import { items } from '@/components/items/queries';
import { settled } from '@/components/items/settled';
import { whileHeld } from '@/components/items/use-act';
import { isUnderWay, reportOf } from '@/components/items/write-words';
import type { CallInput } from '@/components/operations/queries';
import { type Came, useCall } from '@/components/operations/use-call';
import { notify } from '@/components/ui/toast-store';
import { directory } from './queries';
import type { DirectoryTenant } from './resource-view';

/**
 * Sends a write of a dialog. What came of it is told by a toast, with the way back while it is held, and what is shown
 * of the tenant is read again once it is done; a refusal is for the dialog to show.
 */
export function useSend(tenant: DirectoryTenant, operation: string) {
  const client = useQueryClient();
  const { call, run } = useCall({ connectionId: tenant.id, operation });
  const readAgain = async () => {
    await client.invalidateQueries({ queryKey: directory.of(tenant.id) });
    void client.invalidateQueries({ queryKey: items.all });
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
