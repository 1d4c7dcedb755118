import type { ReactNode } from 'react';
import type { KeySettings } from '@/components/ui/own-keys';
import { Overlays } from './overlays';
import { Providers } from './providers';
import { RailWithCounts } from './rail-counts';
import type { RailItemId } from './rail-items';
import { ShellKeys } from './shell-keys';
import type { Viewer } from './viewer';

/** The frame around every page: skip link, rail, and the page beside it. */
export function Shell({
  now,
  keys,
  viewer,
  allowed,
  children,
}: {
  now: number;
  /** The keys this person works with. */
  keys: KeySettings;
  viewer: Viewer;
  allowed: readonly RailItemId[];
  children: ReactNode;
}) {
  return (
    <Providers now={now} keys={keys}>
      <a
        href="#main"
        className="sr-only rounded-md bg-raised shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-1.5"
      >
        Skip to content
      </a>
      <div className="flex h-dvh max-sm:flex-col print:block print:h-auto">
        <RailWithCounts viewer={viewer} allowed={allowed} />
        <div className="flex min-h-0 min-w-0 grow flex-col print:block">{children}</div>
      </div>
      <ShellKeys allowed={allowed} />
      <Overlays />
    </Providers>
  );
}
