'use client';

import { AfterLoad } from '@/components/ui/after-load-part';
import { ChartFrame } from '@/components/ui/chart-frame';
import { part } from '@/components/ui/part';
import type { Dashboard } from '@/lib/dashboards/shapes';
import { chartDays, tableOfDays } from './chart-data';

// The chart library is large and of no use anywhere else; its place is kept while it loads.
const ArrivalsChart = part(() => import('./arrivals-chart').then((module) => module.ArrivalsChart));

export function ArrivalsCard({ dashboard }: { dashboard: Dashboard }) {
  const days = chartDays(dashboard);
  return (
    <ChartFrame title="Arrived and closed" note="a day" table={tableOfDays(days)}>
      <div className="relative h-full min-h-60">
        <AfterLoad>
          <ArrivalsChart days={days} />
        </AfterLoad>
      </div>
    </ChartFrame>
  );
}
