import type { OperationSummary } from '@/lib/operations/shapes';

/** How long a write waits before it leaves, as far as that is known before it is written. */
export function holdWords(holds: OperationSummary['holds']): string {
  const seconds = Object.values(holds);
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  if (least === most) return `It is held for ${most} seconds, in which it can be taken back.`;
  const first = least === 0 ? 'It is sent at once' : `It is held for ${least} seconds`;
  return `${first}, or held for up to ${most} seconds, by what is in it; while it is held it can be taken back.`;
}
