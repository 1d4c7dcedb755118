'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ClockProvider } from '@/components/ui/clock';
import { HotkeysProvider } from '@/components/ui/hotkeys';
import type { KeySettings } from '@/components/ui/own-keys';
import { Toaster } from '@/components/ui/toaster';
import { TooltipLayer } from '@/components/ui/tooltip-layer';
import { makeQueryClient } from './query-client';

/** What every page of the console stands on. `now` is the instant of the server's render. */
export function Providers({ now, keys, children }: { now: number; keys: KeySettings; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ClockProvider now={now}>
        <HotkeysProvider settings={keys}>
          {children}
          <Toaster />
          <TooltipLayer />
        </HotkeysProvider>
      </ClockProvider>
    </QueryClientProvider>
  );
}
