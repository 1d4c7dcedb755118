import { age } from '@/components/ui/format-time';
import type { FindingDetail } from '@/lib/findings/shapes';
import { timelineLines } from './timeline-lines';

/** Who was faster and what they did, for the person whose change did not fit any more. */
export function conflictWords({ timeline }: Pick<FindingDetail, 'timeline'>, now: number): string {
  const last = timelineLines(timeline, null).find(({ origin, who }) => origin === 'console' && who !== null);
  if (!last) return 'This finding changed since you opened it. It is shown as it is now; nothing of yours was saved.';
  const ago = age(now - Date.parse(last.at));
  return `${last.who} was faster, ${ago} ago: ${last.words}. It is shown as it is now; nothing of yours was saved.`;
}
