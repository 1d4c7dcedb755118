import type { Pace } from './shapes';

/** What a limit refills steadily: the rest of it is burst, and a share stays free for people. */
const STEADY = 0.8;

/** How long so many findings take within the vendor's limit. */
export function secondsFor(count: number, { calls, perMinute, perHour }: Pace): number {
  const perSecond = [perMinute === null ? null : perMinute / 60, perHour === null ? null : perHour / 3600];
  const slowest = Math.min(...perSecond.filter((rate) => rate !== null));
  return Number.isFinite(slowest) ? Math.ceil((count * calls) / (slowest * STEADY)) : 0;
}
