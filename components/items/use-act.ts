'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { problemOf } from '@/components/ui/problem';
import { dismissToast, notify, type Toast } from '@/components/ui/toast-store';
import { ApiProblem, api } from '@/lib/api/browser';
import type { CommandKind } from '@/lib/model/command';
import type { ItemNoun } from '@/lib/model/record';
import { items, readItemAgain } from './queries';
import { useVendorLabel } from './viewer';
import { type ActionAnswer, canBeReadBack, reportOf } from './write-words';

export type Act = {
  command: CommandKind;
  input: Record<string, unknown>;
  /** An item, or a whole tenant and the noun whose lists then change. */
  on: { noun: ItemNoun; id: string } | { connectionId: string; noun: ItemNoun };
  vendor: string;
  /** What was asked for, in the past: "“Payroll” is suspended". */
  done: string;
};

/** The vendor did not do what was asked; a dialog shows it in its own place, with what to quote. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code = 'refused';
  constructor(
    message: string,
    readonly requestId: string | undefined,
  ) {
    super(message);
  }
}

const CONFIRM_TRIES = 6;
const CONFIRM_EVERY_MS = 700;

/**
 * A write that is waited for. The row changes in its place and a toast says what the vendor confirmed; what it refused is
 * thrown, for the form or dialog that asked. Trying again after no answer came is the same request, not a second one.
 */
export function useAct(): (act: Act) => Promise<ActionAnswer> {
  const client = useQueryClient();
  const vendorLabel = useVendorLabel();
  const attempt = useRef<{ asked: string; key: string } | null>(null);

  return async (act) => {
    const { command, input, on } = act;
    const path = 'id' in on ? `/api/items/${on.noun}/${on.id}` : `/api/connections/${on.connectionId}`;
    const asked = JSON.stringify([path, command, input]);
    if (attempt.current?.asked !== asked) attempt.current = { asked, key: newKey() };
    const idempotencyKey = attempt.current.key;
    const action = await api
      .post<ActionAnswer>(`${path}/actions`, { body: { command, input }, idempotencyKey })
      .catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status > 0) attempt.current = null;
        throw atInputs(error);
      });
    attempt.current = null;

    const report = reportOf(action, act.done, vendorLabel(act.vendor));
    await reread(client, on);
    void client.invalidateQueries({ queryKey: ['rail'] });
    if (report.tone === 'bad') throw new Refused(report.text, report.reference);
    const toast = notify({
      text: report.text,
      requestId: report.reference,
      ...whileHeld(action, () => reread(client, on)),
    });
    if (action.state === 'done' && action.confirmedAt === null && canBeReadBack(command)) {
      void confirmed(action.id).then(async (later) => {
        if (later === null) return;
        dismissToast(toast);
        notify({ text: reportOf(later, act.done, vendorLabel(act.vendor)).text });
        if ('id' in on) await readItemAgain(client, on.noun, on.id).catch(() => undefined);
      });
    }
    return action;
  };
}

/** What was written to, as it is now. The write stands whatever becomes of this read; the list reads itself again anyway. */
async function reread(client: QueryClient, on: Act['on']): Promise<void> {
  if ('id' in on) await readItemAgain(client, on.noun, on.id).catch(() => undefined);
  else void client.invalidateQueries({ queryKey: items.of(on.noun) });
}

/** While it is held or asked for a write can be taken back from its toast: the vendor has not heard of it. */
export function whileHeld({ id, state, notBefore }: ActionAnswer, again: () => Promise<void>): Partial<Toast> {
  if (state !== 'held' && state !== 'asked') return {};
  const run = () =>
    api.post(`/api/actions/${id}/take-back`).then(
      () => {
        notify({ text: 'Taken back; nothing was sent.' });
        return again();
      },
      (error: unknown) => notify({ text: problemOf(error).message, tone: 'bad' }),
    );
  const action = { label: 'Take back', run: () => void run() };
  return state === 'asked' ? { action } : { action, forMs: Date.parse(notBefore) - Date.now() };
}

/** The action once a read has returned what it asked for; null when that takes longer than a toast stays. */
async function confirmed(id: string): Promise<ActionAnswer | null> {
  for (let tries = 0; tries < CONFIRM_TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, CONFIRM_EVERY_MS));
    const action = await api.get<ActionAnswer>(`/api/actions/${id}`).catch(() => null);
    if (action?.confirmedAt) return action;
  }
  return null;
}

/** Server words about `input.title` belong to the form's `title`. */
function atInputs(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const fields = Object.entries(error.fields).map(([name, text]) => [name.replace(/^input\./, ''), text]);
  return new ApiProblem(error.code, error.message, error.requestId, Object.fromEntries(fields), error.status);
}

/** `crypto.randomUUID` is there under HTTPS only. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
