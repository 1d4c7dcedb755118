'use client';

import { FailedState } from '@/components/ui/failed-state';

const MESSAGE = 'Onequeue failed here. Try again; if it stays, report the request id.';

/** A page that failed on our side: said as such, never as an empty list. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const problem = { code: 'internal', message: MESSAGE, requestId: error.digest };
  return (
    <main>
      <FailedState title="This page could not be drawn" error={problem} onRetry={reset} />
    </main>
  );
}
