'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { useShortcuts } from '@/components/ui/hotkeys';
import { besidePeriod, PERIODS, type Period } from './period';

/** How far back the numbers go; the address holds it. */
export function PeriodLinks({ days, hrefOf }: { days: Period; hrefOf: (days: Period) => Route }) {
  const router = useRouter();
  const go = (to: Period) => router.push(hrefOf(to), { scroll: false });
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
          href={hrefOf(one)}
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
