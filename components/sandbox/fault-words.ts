import { count, percent, plural } from '@/components/ui/format-number';
import { age, duration } from '@/components/ui/format-time';
import type { ActiveFault, Switchboard } from '@/lib/rehearsal/schema';

/** What a fault does, in words: `Answers a status 429, told as seconds: 20 s`. */
export function faultText(fault: ActiveFault, kinds: Switchboard['kinds']): string {
  const label = kinds.find(({ kind }) => kind === fault.kind)?.label ?? fault.kind;
  const { status, told, toldSeconds, delayMs, jitterMs, chance } = fault;
  const late = delayMs === undefined ? null : duration(delayMs);
  const parts = [
    status === undefined ? label : `${label} ${status}`,
    told && `told as ${told}${toldSeconds === undefined ? '' : `: ${toldSeconds} s`}`,
    late && (jitterMs ? `after ${late} to ${duration((delayMs ?? 0) + jitterMs)}` : `after ${late}`),
    chance !== undefined && chance < 1 && `${percent(chance)} of calls`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** How long it still lasts: `4 m more`, `2 calls more`, `until it is cleared`, `struck 1 time and is over`. */
export function faultLeft({ untilMs, times, hits }: ActiveFault, now: number): string {
  if (times !== undefined && hits >= times) return `over after ${plural(hits, 'call')}`;
  const parts = [
    times === undefined ? null : plural(times - hits, 'call'),
    untilMs === undefined ? null : age(untilMs - now),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'until it is cleared' : `${parts.join(' or ')} more`;
}

/** One sentence over all of them. */
export function faultsHeadline(faults: readonly ActiveFault[]): string {
  const active = faults.filter(({ times, hits }) => times === undefined || hits < times);
  if (active.length === 0) return 'The vendors behave';
  const hits = faults.reduce((sum, one) => sum + one.hits, 0);
  return `${plural(active.length, 'fault')} set, ${count(hits)} ${hits === 1 ? 'call' : 'calls'} struck`;
}
