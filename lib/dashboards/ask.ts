import type { Source } from '@/lib/model/finding';
import { type Period, spanText } from './period';

/** The queries of one dashboard: each part of a question, behind the source that the dashboard is about. */
export type Ask = {
  (...parts: string[]): string;
  period: Period;
  source: Source | null;
  arrived: string;
  closed: string;
  arrivedBefore: string;
  closedBefore: string;
  acknowledged: string;
  acknowledgedBefore: string;
};

export function askIn(source: Source | null, period: Period): Ask {
  const { before, from, to } = period;
  const ask = (...parts: string[]) => [...parts, ...(source ? [`source:${source}`] : [])].join(' ');
  return Object.assign(ask, {
    period,
    source,
    arrived: spanText('created', from, to),
    closed: spanText('closed', from, to),
    arrivedBefore: spanText('created', before, from),
    closedBefore: spanText('closed', before, from),
    acknowledged: spanText('acknowledged', from, to),
    acknowledgedBefore: spanText('acknowledged', before, from),
  });
}
