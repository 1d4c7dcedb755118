'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, useActiveTooltipDataPoints, XAxis, YAxis } from 'recharts';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import { axisWidth, namedDays, roundTicks } from './chart-data';
import { dayWords, longDayWords } from './period';

export type DayPoint = { day: string; value: number; query: string };

const axisText = { fill: 'var(--ink-3)', fontSize: 11 };

/** One line over days. Arrow keys move from day to day, Enter opens the queue with what was counted that day. */
export function DaysChart({ title, days }: { title: string; days: readonly DayPoint[] }) {
  const router = useRouter();
  const active = useRef<DayPoint | null>(null);
  const setActive = useCallback((day: DayPoint | null) => {
    active.current = day;
  }, []);
  const ticks = roundTicks(Math.max(1, ...days.map(({ value }) => value)));
  const open = () => active.current && router.push(hrefOfQuery(active.current.query));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !active.current) return;
    event.preventDefault();
    open();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart in it has the focus and the keys
    <div onKeyDown={onKeyDown} className="absolute inset-0">
      <LineChart
        responsive
        accessibilityLayer
        data={[...days]}
        title={title}
        desc="Arrow keys move from day to day. Enter opens what was counted that day. T shows the table."
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        style={{ width: '100%', height: '100%', cursor: 'pointer' }}
        onClick={open}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          ticks={namedDays(days)}
          interval="preserveStartEnd"
          tickFormatter={dayWords}
          tickLine={false}
          axisLine={false}
          height={22}
          tick={axisText}
        />
        <YAxis
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={count}
          tickLine={false}
          axisLine={false}
          width={axisWidth(ticks)}
          tick={axisText}
        />
        <Line
          dataKey="value"
          stroke="var(--accent)"
          strokeWidth={1.5}
          type="linear"
          dot={false}
          activeDot={{ r: 3.5, fill: 'var(--accent)', strokeWidth: 0 }}
          isAnimationActive={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label, payload }) =>
            active && payload.length > 0 ? (
              <p className="rounded-md border border-line-strong bg-raised px-2 py-1 text-sm shadow-float">
                {longDayWords(String(label))}: {count(Number(payload[0]?.value ?? 0))}
              </p>
            ) : null
          }
        />
        <Active onChange={setActive} />
      </LineChart>
    </div>
  );
}

/** Tells which day the mouse or the arrow keys stand on. */
function Active({ onChange }: { onChange: (day: DayPoint | null) => void }) {
  const day = useActiveTooltipDataPoints<DayPoint>()?.[0] ?? null;
  useEffect(() => onChange(day), [day, onChange]);
  return null;
}
