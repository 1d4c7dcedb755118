import { count } from '@/components/ui/format-number';
import type { ChartDay } from './chart-data';
import { longDayWords } from './period';

/** One day's numbers, beside the mouse or the arrow keys; read out as they change. */
export function DayTip({ day }: { day: ChartDay | null }) {
  if (!day) return null;
  return (
    <div
      role="status"
      className="grid gap-1 rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-sm shadow-float"
    >
      <p className="font-medium">
        {longDayWords(day.day)}
        {day.soFar && <span className="font-normal text-ink-3"> so far</span>}
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        <dt className="text-accent">Closed</dt>
        <dd className="text-right">{count(day.closed)}</dd>
        <dt className="text-ink-2">Arrived</dt>
        <dd className="text-right">{count(day.arrived)}</dd>
        {day.before !== null && (
          <>
            <dt className="text-ink-3">Arrived before</dt>
            <dd className="text-right text-ink-2">{count(day.before)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** The day behind what the library hands to a tooltip, which knows it only as the data of one of its lines. */
export function dayIn(payload: readonly { payload?: unknown }[] | undefined): ChartDay | null {
  const day = payload?.[0]?.payload;
  return typeof day === 'object' && day !== null && 'queries' in day ? (day as ChartDay) : null;
}
