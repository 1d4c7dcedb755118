import { ChartFrame } from '@/components/ui/chart-frame';
import { count, percent } from '@/components/ui/format-number';
import type { Age, Dashboard } from '@/lib/dashboards/shapes';
import { BarRows } from './bar-rows';

const AGES: Record<Age, string> = {
  today: 'Today',
  week: '1 to 6 days',
  month: '7 to 29 days',
  quarter: '30 to 89 days',
  older: '90 days or more',
};

/** How long what is open has been waiting. */
export function AgeCard({ dashboard }: { dashboard: Dashboard }) {
  const { openByAge, open } = dashboard;
  const share = (value: number) => (open.value > 0 ? percent(value / open.value) : '–');
  return (
    <ChartFrame
      title="How old it is"
      note="open, by age"
      table={{
        columns: ['Age', 'Open', 'Share'],
        rows: openByAge.map(({ age, open }) => [AGES[age], count(open.value), share(open.value)]),
      }}
    >
      <BarRows
        none="Nothing is open."
        rows={openByAge.map(({ age, open }) => ({
          id: age,
          label: AGES[age],
          value: open.value,
          query: open.query,
          more: share(open.value),
        }))}
      />
    </ChartFrame>
  );
}
