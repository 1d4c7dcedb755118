import { count, plural } from '@/components/ui/format-number';
import { age } from '@/components/ui/format-time';
import type { CallClass, ConnectionCalls } from '@/lib/live/call-states';
import type { SourceFailure } from '@/lib/sources/shapes';

export type CallState = { text: string; tone: 'plain' | 'warn' | 'bad' };

/** How the calls of one kind stand, the worst first. */
export function classState({ breaker, blockedUntil, slowedUntil, windows }: CallClass, now: number): CallState {
  if (breaker.state === 'open')
    return { text: `Pauses ${leftOf(breaker.retryAt, now)}: it keeps failing`, tone: 'bad' };
  if (breaker.state === 'probing') return { text: 'One call tries whether it works again', tone: 'warn' };
  if (blockedUntil) return { text: `Told to wait ${leftOf(blockedUntil, now)}`, tone: 'warn' };
  if (slowedUntil) return { text: `At half pace ${leftOf(slowedUntil, now)}, as it was too much`, tone: 'warn' };
  if (windows.some(({ left }) => left === 0)) return { text: 'Waits for the limit', tone: 'plain' };
  return { text: 'As usual', tone: 'plain' };
}

/** One sentence over all kinds of calls of a connection. */
export function callsHeadline(calls: ConnectionCalls | undefined, now: number): CallState {
  if (!calls || calls.classes.length === 0) return { text: 'none since the worker began', tone: 'plain' };
  const states = calls.classes.map((one) => classState(one, now));
  for (const tone of ['bad', 'warn'] as const) {
    const [first, ...others] = states.filter((state) => state.tone === tone);
    if (!first) continue;
    const text = first.text.charAt(0).toLowerCase() + first.text.slice(1);
    return { text: others.length === 0 ? text : `${text}, and ${plural(others.length, 'more kind')} so`, tone };
  }
  return { text: 'as usual', tone: 'plain' };
}

/** `20 a minute, 400 an hour`. */
export function limitText({ windows }: CallClass): string {
  if (windows.length === 0) return 'none';
  return windows.map(({ most, per }) => `${count(most)} ${per === 'hour' ? 'an' : 'a'} ${per}`).join(', ');
}

/** What is used of what may be sent at once: `1 of 4, 2 of 80`. */
export function usedText({ windows }: CallClass): string {
  return windows.map(({ left, burst }) => `${count(burst - left)} of ${count(burst)}`).join(', ') || '–';
}

/** What background work leaves of it to people: `1 of 4, 24 of 80`. */
export function keptText({ windows }: CallClass): string {
  return windows.map(({ kept, burst }) => `${count(kept)} of ${count(burst)}`).join(', ') || '–';
}

/** When all of it may be sent at once again: `in 12 s`. */
export function fullText({ windows }: CallClass, now: number): string {
  if (windows.length === 0) return '–';
  const latest = Math.max(0, ...windows.map(({ fullAt }) => (fullAt === null ? 0 : Date.parse(fullAt))));
  return latest - now < 1_000 ? 'nothing used' : `in ${age(latest - now)}`;
}

/** `search · 503 · 12 times in 4 m`. */
export function failureFacts({ operation, status, times, firstAt, at }: SourceFailure): string {
  const span = Date.parse(at) - Date.parse(firstAt);
  const often = times === 1 ? null : `${count(times)} times${span >= 1_000 ? ` in ${age(span)}` : ''}`;
  return [operation, status, often].filter((part) => part !== null).join(' · ');
}

function leftOf(until: string | null, now: number): string {
  const ms = until === null ? 0 : Date.parse(until) - now;
  return ms < 1_000 ? 'a moment more' : `${age(ms)} more`;
}
