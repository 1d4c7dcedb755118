'use client';

import RefreshCw from 'lucide-react/icons/refresh-cw';
import { Button } from './button';
import { RequestId } from './notice';
import { problemOf } from './problem';

/** A view that could not be loaded: what happened, the request id to copy, and another try. Never shown as emptiness. */
export function FailedState({
  title,
  error,
  onRetry,
  retrying = false,
}: {
  title: string;
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}) {
  const problem = problemOf(error);
  return (
    <div role="alert" className="grid max-w-140 content-start justify-items-start gap-2 px-6 py-10">
      <h2 className="border-bad border-l-2 pl-3 text-lg">{title}</h2>
      <p className="text-pretty text-ink-2">{problem.message}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      {onRetry && (
        <Button icon={<RefreshCw aria-hidden size={13} />} busy={retrying} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
