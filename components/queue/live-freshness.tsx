'use client';

import type { ComponentProps } from 'react';
import { AfterLoad } from '@/components/ui/after-load-part';
import { part } from '@/components/ui/part';

const FreshnessNow = part(() => import('./freshness-now').then((file) => file.FreshnessNow));

/** The freshness of each source in the top bar. It is asked for once the page is there. */
export function LiveFreshness(props: ComponentProps<typeof FreshnessNow>) {
  return (
    <AfterLoad>
      <FreshnessNow {...props} />
    </AfterLoad>
  );
}
