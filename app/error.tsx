'use client';

import { type ComponentType, lazy, Suspense } from 'react';

const MESSAGE = 'Onequeue failed here. Try again; if it stays, report the request id.';
type Said = { title: string; error: { message: string; requestId?: string }; onRetry: () => void };

// Every page loads this one with it, and hardly any shows it. Where more does not come, plain words are enough.
const FailedState = lazy<ComponentType<Said>>(() =>
  import('@/components/ui/failed-state').then(
    (file) => ({ default: file.FailedState }),
    () => ({ default: PlainWords }),
  ),
);

/** A page that failed on our side: said as such, never as an empty list. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const problem = { code: 'internal', message: MESSAGE, requestId: error.digest };
  const said = { title: 'This page could not be drawn', error: problem, onRetry: reset };
  return (
    <main>
      <Suspense fallback={<PlainWords {...said} />}>
        <FailedState {...said} />
      </Suspense>
    </main>
  );
}

function PlainWords({ title, error, onRetry }: Said) {
  return (
    <div role="alert" className="grid max-w-140 content-start justify-items-start gap-2 px-6 py-10">
      <h2 className="border-bad border-l-2 pl-3 text-lg">{title}</h2>
      <p className="text-pretty text-ink-2">{error.message}</p>
      {error.requestId && <code>{error.requestId}</code>}
      <button type="button" className="min-h-6 text-accent underline" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
