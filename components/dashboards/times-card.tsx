import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/ui/chart-frame';
import { count } from '@/components/ui/format-number';
import { age, duration } from '@/components/ui/format-time';
import { SeverityIcon, severityLabel } from '@/components/ui/severity-icon';
import { SourceIcon, sourceLabel } from '@/components/ui/source-icon';
import type { Times, Took } from '@/lib/dashboards/shapes';
import { type BarRow, BarRows } from './bar-rows';

/** How long a step takes: half of the findings no longer than the bar, nine in ten no longer than the number at its end. */
export function TimesCard({
  title,
  tip,
  times,
  none,
}: {
  title: string;
  /** From when to when, over which findings. */
  tip: string;
  times: Times;
  none: string;
}) {
  const severities = times.bySeverity.filter(({ of }) => of.value > 0);
  const sources = times.bySource.filter(({ of }) => of.value > 0);
  return (
    <ChartFrame
      title={title}
      note="median, 90 %"
      tip={tip}
      table={{
        columns: ['', 'Median', '90 %', 'Findings'],
        rows: [
          ...times.bySeverity.map((one) => line(severityLabel(one.severity), one)),
          ...times.bySource.map((one) => line(sourceLabel(one.source), one)),
          line('All', times.all),
          line('All, the period before', times.before),
        ],
      }}
    >
      <BarRows
        none={none}
        rows={severities.map((one) => ({
          ...bar(one.severity, <SeverityIcon severity={one.severity} label />, one),
          tone: one.severity,
        }))}
      />
      {sources.length > 1 && (
        <>
          <h3 className="mt-4 mb-1 font-medium text-md">By source</h3>
          <BarRows
            none={none}
            rows={sources.map((one) => ({
              ...bar(one.source, <SourceIcon source={one.source} label />, one),
              tone: 'accent',
            }))}
          />
        </>
      )}
    </ChartFrame>
  );
}

function bar(id: string, label: ReactNode, { of, medianMs, p90Ms }: Took): BarRow {
  return {
    id,
    label,
    value: medianMs ?? 0,
    shown: medianMs === null ? '–' : age(medianMs),
    query: of.query,
    more: p90Ms === null ? '–' : age(p90Ms),
  };
}

function line(label: string, { of, medianMs, p90Ms }: Took): (string | number)[] {
  const words = (ms: number | null) => (ms === null ? '–' : duration(ms));
  return [label, words(medianMs), words(p90Ms), count(of.value)];
}
