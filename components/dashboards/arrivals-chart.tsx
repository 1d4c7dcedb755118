'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  Tooltip,
  useActiveTooltipDataPoints,
  usePlotArea,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import { axisWidth, type ChartDay, namedDays, nearestLine, spread, ticksFor } from './chart-data';
import { DayTip, dayIn } from './day-tip';
import { dayWords } from './period';

const LABELS = 64;
const LINES = [
  { key: 'before', label: 'Before', stroke: 'var(--control)', width: 1, ink: 'fill-ink-3' },
  { key: 'arrived', label: 'Arrived', stroke: 'var(--ink-2)', width: 1.5, ink: 'fill-ink-2' },
  { key: 'closed', label: 'Closed', stroke: 'var(--accent)', width: 1.5, ink: 'fill-accent' },
] as const;

/** Arrivals against closures by day. Arrow keys move from day to day, Enter opens what arrived, Shift Enter what was closed. */
export function ArrivalsChart({ days }: { days: readonly ChartDay[] }) {
  const router = useRouter();
  const active = useRef<ChartDay | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const setActive = useCallback((day: ChartDay | null) => {
    active.current = day;
  }, []);
  const ticks = ticksFor(days);
  const highest = ticks.at(-1) ?? 1;

  function open(day: ChartDay, line: 'arrived' | 'closed') {
    router.push(hrefOfQuery(day.queries[line]));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !active.current) return;
    event.preventDefault();
    open(active.current, event.shiftKey ? 'closed' : 'arrived');
  }

  function onClick(clientY: number) {
    const grid = frame.current?.querySelector('.recharts-cartesian-grid')?.getBoundingClientRect();
    if (!active.current || !grid || grid.height === 0) return;
    open(active.current, nearestLine(active.current, ((grid.bottom - clientY) / grid.height) * highest));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart in it has the focus and the keys
    <div ref={frame} onKeyDown={onKeyDown} className="absolute inset-0">
      <LineChart
        responsive
        accessibilityLayer
        data={[...days]}
        title="Arrived and closed by day"
        desc="Arrow keys move from day to day. Enter opens what arrived that day, Shift Enter what was closed. T shows the table."
        margin={{ top: 8, right: LABELS, bottom: 0, left: 0 }}
        style={{ width: '100%', height: '100%', cursor: 'pointer' }}
        onClick={(_, event) => onClick(event.clientY)}
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
          domain={[0, highest]}
          ticks={ticks}
          tickFormatter={count}
          tickLine={false}
          axisLine={false}
          width={axisWidth(ticks)}
          tick={axisText}
        />
        {LINES.map(({ key, stroke, width }) => (
          <Line
            key={key}
            dataKey={key}
            stroke={stroke}
            strokeWidth={width}
            type="linear"
            dot={false}
            activeDot={key === 'before' ? false : { r: 3.5, fill: stroke, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, payload }) => (active ? <DayTip day={dayIn(payload)} /> : null)}
        />
        <EndLabels days={days} />
        <Active onChange={setActive} />
      </LineChart>
    </div>
  );
}

const axisText = { fill: 'var(--ink-3)', fontSize: 11 };

/** The names of the lines at their right ends, moved apart where they would meet. */
function EndLabels({ days }: { days: readonly ChartDay[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  const last = days.at(-1);
  if (!area || !scale || !last) return null;
  const shown = LINES.filter(({ key }) => last[key] !== null);
  const places = spread(
    shown.map(({ key }) => scale(last[key]) ?? area.y),
    14,
    area.y + area.height,
  );
  return (
    <g>
      {shown.map(({ key, label, ink }, index) => (
        <text key={key} x={area.x + area.width + 8} y={(places[index] ?? 0) + 4} className={`text-xs ${ink}`}>
          {label}
        </text>
      ))}
    </g>
  );
}

/** Tells which day the mouse or the arrow keys stand on. */
function Active({ onChange }: { onChange: (day: ChartDay | null) => void }) {
  const day = useActiveTooltipDataPoints<ChartDay>()?.[0] ?? null;
  useEffect(() => onChange(day), [day, onChange]);
  return null;
}
