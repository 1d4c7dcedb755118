import type { ReactNode } from 'react';
import { SkeletonRows } from '@/components/ui/skeleton';

/** Where the peek stands: beside the list, under 1440 px over it, and on a phone instead of it. */
export function PeekFrame({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Peek"
      className="absolute inset-y-0 right-0 z-20 flex w-94 max-w-full shrink-0 flex-col border-line border-l bg-surface max-xl:shadow-float max-sm:w-full xl:static"
    >
      {children}
    </aside>
  );
}

export function PeekSkeleton() {
  return <SkeletonRows rows={5} label="Reading the finding" />;
}
