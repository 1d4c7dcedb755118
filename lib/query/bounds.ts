import type { Op, Value } from './ast';
import { readTime, type TimeValue } from './times';

/** From when to when in epoch milliseconds: `from` is included, `to` is not, null is unbounded. */
export type Bounds = { from: number | null; to: number | null };

/**
 * The instants a time term asks for. A day is the whole day: `>` begins after it. A span counts back from now, so that
 * `<2d` is what is younger than two days.
 */
export function boundsOf(op: Op, values: readonly Value[], now: number): Bounds {
  const [first, last = first] = values.map(({ text }) => {
    const time = readTime(text, now);
    if (!time) throw new Error('a time that was not checked');
    return time;
  });
  if (!first || !last) throw new Error('a time term without a time');
  if (first.type === 'span' || last.type === 'span') return spanBounds(op, msOf(first), msOf(last), now);
  switch (op) {
    case 'is':
      return { from: first.start, to: first.end };
    case 'range':
      return { from: first.start, to: last.end };
    case 'gt':
      return { from: first.end, to: null };
    case 'ge':
      return { from: first.start, to: null };
    case 'lt':
      return { from: null, to: first.start };
    case 'le':
      return { from: null, to: first.end };
  }
}

/** The same for what lies ahead: a span counts on from now, so that `<2h` has less than two hours left. */
export function dueBoundsOf(op: Op, values: readonly Value[], now: number): Bounds {
  const spans = values.map(({ text }) => readTime(text, now)).filter((time) => time?.type === 'span');
  const [first, last = first] = spans.map((time) => now + time.ms);
  if (first === undefined || last === undefined) return boundsOf(op, values, now);
  switch (op) {
    case 'is':
      throw new Error('a span without a comparison');
    case 'range':
      return { from: Math.min(first, last), to: Math.max(first, last) + 1 };
    case 'gt':
      return { from: first + 1, to: null };
    case 'ge':
      return { from: first, to: null };
    case 'lt':
      return { from: null, to: first };
    case 'le':
      return { from: null, to: first + 1 };
  }
}

// Times are kept in whole milliseconds, so "after x" is "from x + 1".
function spanBounds(op: Op, ms: number, other: number, now: number): Bounds {
  switch (op) {
    case 'is':
      throw new Error('a span without a comparison');
    case 'range':
      return { from: now - Math.max(ms, other), to: now - Math.min(ms, other) + 1 };
    case 'gt':
      return { from: null, to: now - ms };
    case 'ge':
      return { from: null, to: now - ms + 1 };
    case 'lt':
      return { from: now - ms + 1, to: null };
    case 'le':
      return { from: now - ms, to: null };
  }
}

function msOf(time: TimeValue): number {
  if (time.type !== 'span') throw new Error('a span and a day in one range');
  return time.ms;
}
