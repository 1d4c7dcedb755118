'use client';

import type { ComponentProps } from 'react';
import { AfterLoad } from '@/components/ui/after-load-part';
import { Nothing, part } from '@/components/ui/part';

const load = () => import('./freshness-now').then((file) => file.FreshnessNow);
const FreshnessNow = part(load, Nothing, () => <p className="text-sm text-warn">Freshness could not be loaded</p>);

/** The freshness of each source in the top bar. It is asked for once the page is there. */
export function LiveFreshness(props: ComponentProps<typeof FreshnessNow>) {
  return (
    <AfterLoad>
      <FreshnessNow {...props} />
    </AfterLoad>
  );
}
