import { numberAt, type Raw, textAt } from '@/components/items/raw-value';
import { isUnnamed } from '@/components/items/words';
import { edgeTime } from '@/lib/vendors/lacework-edge/times';

export type RunState =
  /** `until` null: the vendor set no end. */
  | { kind: 'waiting'; until: Date | null }
  | { kind: 'lapsed'; at: Date }
  | { kind: 'answered'; by: string | null; justification: string | null; at: Date | null }
  | { kind: 'over' };

/** Status names, given by the vendor, in which a run still takes an answer. */
const OPEN = /^(created|pending)$/i;

/** True where the status says that an answer is awaited, or where nobody has named its number: then the run itself tells. */
export function mayWait(status: string | null): boolean {
  return status === null || OPEN.test(status) || isUnnamed(status);
}

/** Where a run stands: by what it holds first, since the number of its status may have no name here. */
export function runState(run: { status: string | null; raw: Raw }, now: number): RunState {
  const { raw } = run;
  if (textAt(raw, 'answer_index') !== null) {
    return {
      kind: 'answered',
      by: textAt(raw, 'approver_display_name'),
      justification: textAt(raw, 'approver_justification'),
      at: edgeTime(numberAt(raw, 'update_time')),
    };
  }
  if (!mayWait(run.status)) return { kind: 'over' };
  const until = edgeTime(numberAt(raw, 'expire_time_sec'));
  return until !== null && until.getTime() <= now ? { kind: 'lapsed', at: until } : { kind: 'waiting', until };
}

const SOON_MS = 15 * 60_000;

/** Close enough to its end that it should be answered first. */
export function lapsesSoon(state: RunState, now: number): boolean {
  return state.kind === 'waiting' && state.until !== null && state.until.getTime() - now <= SOON_MS;
}

/** Those with the least time left first; those without an end last, the longest waiting of them first. */
export function byTimeLeft(
  a: { until: Date | null; askedAt: string | null },
  b: { until: Date | null; askedAt: string | null },
): number {
  const end = (run: { until: Date | null }) => run.until?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return end(a) - end(b) || (a.askedAt ?? '').localeCompare(b.askedAt ?? '');
}
