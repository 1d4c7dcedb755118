'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AfterLoad } from '@/components/ui/after-load-part';
import { ClockProvider } from '@/components/ui/clock';
import { HotkeysProvider } from '@/components/ui/hotkeys';
import type { KeySettings } from '@/components/ui/own-keys';
import { Nothing, part } from '@/components/ui/part';
import { Toaster } from '@/components/ui/toaster';
import { makeQueryClient } from './query-client';

// Without it nothing is amiss but the tips.
const loadTips = () => import('@/components/ui/tooltip-layer').then((file) => file.TooltipLayer);
const TooltipLayer = part(loadTips, Nothing, Nothing);

/** What every page of the console stands on. `now` is the instant of the server's render. */
export function Providers({ now, keys, children }: { now: number; keys: KeySettings; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ClockProvider now={now}>
        <HotkeysProvider settings={keys}>
          {children}
          <Toaster />
          <AfterLoad>
            <TooltipLayer />
          </AfterLoad>
        </HotkeysProvider>
      </ClockProvider>
    </QueryClientProvider>
  );
}
