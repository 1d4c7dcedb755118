'use client';

import { FailedState } from '@/components/ui/failed-state';

/** A page that failed on our side: said as such, never as an empty list. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const reference = error.digest ? ` Reference ${error.digest}.` : '';
  return (
    <main>
      <FailedState
        title="This page could not be drawn"
        error={new Error(`Onequeue failed here.${reference}`)}
        onRetry={reset}
      />
    </main>
  );
}
