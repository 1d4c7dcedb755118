import { flagAt, type Raw } from '@/components/items/raw-value';
import { answersOf } from './run-request';
import { runState } from './run-state';

/** Why a run cannot be answered from here, in words; null where it can. The vendor has the last word. */
export function whyNoAnswer(
  run: { status: string | null; goneAt?: string | null; raw: Raw },
  vendor: string,
  now: number,
): string | null {
  const { raw } = run;
  if (run.goneAt) return `${vendor} no longer has this run.`;
  const state = runState(run, now);
  switch (state.kind) {
    case 'answered':
      return state.by === null ? 'It is answered.' : `${state.by} answered it.`;
    case 'lapsed':
      return 'Its time is over.';
    case 'over':
      return 'It does not wait for an answer any more.';
    case 'waiting':
      break;
  }
  if (flagAt(raw, 'token_required') === true) {
    return `This workflow asks for an approval code, which this console does not send. Answer it in ${vendor}.`;
  }
  if (flagAt(raw, 'can_user_approve') === false) {
    return `${vendor} says that the account of this connection may not answer it.`;
  }
  if (answersOf(raw).length === 0) return `The vendor names no answers for it. Answer it in ${vendor}.`;
  return null;
}
