'use client';

import { useRouter } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { useShortcuts } from '@/components/ui/hotkeys';
import { besidePeriod, PERIODS, type Period, periodHref } from './period';

/** How far back the numbers go; the address holds it. */
export function PeriodLinks({ days }: { days: Period }) {
  const router = useRouter();
  const go = (to: Period) => router.push(periodHref(to), { scroll: false });
  useShortcuts([
    ...PERIODS.map((one) => ({
      id: `dashboard.${one}`,
      label: `Last ${one} days`,
      group: 'Dashboard',
      keywords: ['period', 'range', 'time'],
      run: () => go(one),
    })),
    {
      id: 'dashboard.shorter',
      label: 'Shorter period',
      group: 'Dashboard',
      keys: '[',
      run: () => go(besidePeriod(days, -1)),
    },
    {
      id: 'dashboard.longer',
      label: 'Longer period',
      group: 'Dashboard',
      keys: ']',
      run: () => go(besidePeriod(days, 1)),
    },
  ]);
  return (
    <nav aria-label="Period" className="flex gap-1">
      {PERIODS.map((one) => (
        <ButtonLink
          key={one}
          href={periodHref(one)}
          prefetch={false}
          scroll={false}
          pill
          tone={one === days ? 'selected' : 'quiet'}
          aria-current={one === days ? 'page' : undefined}
        >
          {one} <span className="max-sm:sr-only">days</span>
          <span aria-hidden className="sm:hidden">
            d
          </span>
        </ButtonLink>
      ))}
    </nav>
  );
}
