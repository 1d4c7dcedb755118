'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useShortcuts } from './hotkeys';

export type ChartTable = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/**
 * A chart with its title and the table behind it. `T` turns the chart under the mouse or the focus, or all of them. On
 * paper and to screen readers the table is the truth, so the chart itself is only described by `title`.
 */
export function ChartFrame({
  title,
  note,
  tip,
  table,
  children,
  className,
}: {
  title: string;
  note?: string;
  /** What is counted, in a sentence. */
  tip?: string;
  table: ChartTable;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const [asTable, setAsTable] = useState(false);

  useEffect(() => {
    const element = frame.current;
    const turn = () => setAsTable((now) => !now);
    element?.addEventListener(TURN, turn);
    return () => element?.removeEventListener(TURN, turn);
  }, []);
  useShortcuts([{ id: 'chart.table', label: 'Show charts as tables', group: 'Dashboard', keys: 'T', run: turnCharts }]);

  return (
    <figure
      ref={frame}
      data-chart-frame
      aria-labelledby={id}
      className={`flex min-w-0 flex-col rounded-lg border border-line bg-surface p-4 ${className ?? ''}`}
    >
      <figcaption className="mb-2 flex items-center gap-2">
        <h2 id={id} className="font-medium text-md" data-tip={tip}>
          {title}
        </h2>
        {note && <span className="text-ink-2 text-sm">{note}</span>}
        <button
          type="button"
          aria-pressed={asTable}
          aria-label={`${title}: show as table`}
          aria-keyshortcuts="T"
          data-tip={asTable ? 'Show the chart' : 'Show the table behind'}
          data-screen-only
          onClick={() => setAsTable(!asTable)}
          className="ml-auto grid size-6 place-items-center"
        >
          <kbd
            aria-hidden
            className="grid h-4.5 min-w-4.5 place-items-center rounded-sm border border-line-strong text-ink-3 text-xs"
          >
            T
          </kbd>
        </button>
      </figcaption>
      {asTable ? <Behind label={title} table={table} /> : <div className="min-h-0 grow">{children}</div>}
    </figure>
  );
}

const TURN = 'turn-chart';

function turnCharts() {
  const all = [...document.querySelectorAll('[data-chart-frame]')];
  const meant = all.filter((frame) => frame.matches(':hover, :focus-within'));
  for (const frame of meant.length > 0 ? meant : all) frame.dispatchEvent(new Event(TURN));
}

function Behind({ label, table }: { label: string; table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-72 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-ink-3">
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`h-6 font-normal ${index === 0 ? 'text-left' : 'pl-4 text-right'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])} className="h-6 border-line border-t">
              {row.map((value, index) =>
                index === 0 ? (
                  <th key={table.columns[index]} scope="row" className="text-left font-normal text-ink">
                    {value}
                  </th>
                ) : (
                  <td key={table.columns[index]} className="pl-4 text-right">
                    {value}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
