import { ChartFrame, type ChartTable } from '@/components/ui/chart-frame';
import { count, percent } from '@/components/ui/format-number';
import { SeverityIcon, severityLabel } from '@/components/ui/severity-icon';
import { SourceIcon, sourceLabel } from '@/components/ui/source-icon';
import type { Dashboard } from '@/lib/dashboards/shapes';
import { BarRows } from './bar-rows';

type Said = Pick<Dashboard, 'open' | 'openBySeverity' | 'openBySource'>;

/** What is open, by how bad it is and by where it comes from; the table behind crosses the two. */
export function SeverityCard({ dashboard }: { dashboard: Said }) {
  const { open, openBySeverity, openBySource } = dashboard;
  return (
    <ChartFrame title="Open by severity" table={crossed(dashboard)}>
      <BarRows
        none="Nothing is open."
        rows={openBySeverity
          // A severity nobody has named is rare: its row is there when it is needed.
          .filter(({ severity, open }) => open.value > 0 || !['unknown', 'info'].includes(severity))
          .map(({ severity, open: of }) => ({
            id: severity,
            label: <SeverityIcon severity={severity} label />,
            tone: severity,
            value: of.value,
            query: of.query,
            more: open.value > 0 ? percent(of.value / open.value) : undefined,
          }))}
      />
      {openBySource.length > 1 && (
        <>
          <h3 className="mt-4 mb-1 font-medium text-md">
            By source <span className="font-normal text-ink-2 text-sm">and share without owner</span>
          </h3>
          <BarRows
            none="No source has anything open."
            rows={openBySource.map(({ source, open, unowned }) => ({
              id: source,
              label: <SourceIcon source={source} label />,
              tone: 'accent',
              value: open.value,
              query: open.query,
              more: open.value > 0 ? percent(unowned.value / open.value) : undefined,
            }))}
          />
        </>
      )}
    </ChartFrame>
  );
}

function crossed({ open, openBySeverity, openBySource }: Said): ChartTable {
  const sources = openBySource.map(({ source }) => source);
  return {
    columns: ['Severity', ...sources.map(sourceLabel), 'All'],
    rows: [
      ...openBySeverity.map(({ severity, open, bySource }) => [
        severityLabel(severity),
        ...sources.map((source) => count(bySource.find((one) => one.source === source)?.open.value ?? 0)),
        count(open.value),
      ]),
      ['All', ...openBySource.map((one) => count(one.open.value)), count(open.value)],
      [
        'Nobody’s',
        ...openBySource.map((one) => count(one.unowned.value)),
        count(openBySource.reduce((sum, one) => sum + one.unowned.value, 0)),
      ],
    ],
  };
}
