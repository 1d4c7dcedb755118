'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from '@/components/ui/chart-frame';
import type { Dashboard } from '@/lib/dashboards/shapes';
import { chartDays, tableOfDays } from './chart-data';

// The chart library is large and of no use anywhere else; its place is kept while it loads.
const ArrivalsChart = dynamic(() => import('./arrivals-chart').then((module) => module.ArrivalsChart), {
  ssr: false,
});

export function ArrivalsCard({ dashboard }: { dashboard: Dashboard }) {
  const days = chartDays(dashboard);
  return (
    <ChartFrame title="Arrived and closed" note="a day" table={tableOfDays(days)}>
      <div className="relative h-full min-h-60">
        <ArrivalsChart days={days} />
      </div>
    </ChartFrame>
  );
}
