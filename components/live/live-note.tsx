'use client';

import { useDelayed } from '@/components/ui/use-delayed';
import { useLiveState } from './live';

/** That changes are not told for the moment, and what is done instead. A short loss is made good before it is said. */
export function LiveNote({ everySeconds }: { everySeconds: number }) {
  const isDown = useDelayed(useLiveState() === 'down', 3000);
  return (
    <p role="status" className={isDown ? 'border-line border-b px-4 py-1.5 text-sm' : 'sr-only'}>
      {isDown && (
        <>
          <span className="text-warn">Live updates are interrupted.</span> Until they are back, this list is asked for
          every {everySeconds} seconds.
        </>
      )}
    </p>
  );
}
