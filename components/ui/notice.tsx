import { CopyButton } from './copy-button';
import type { Problem } from './problem';

/** What failed, in words, where it failed. Read out at once; the request id can be copied for whoever helps. */
export function Notice({ problem }: { problem: Problem }) {
  return (
    <div role="alert" className="border-bad border-l-2 py-0.5 pl-3 text-ink">
      <p className="text-pretty">{problem.message}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
    </div>
  );
}

/** The id under which the log knows a failed request. */
export function RequestId({ id }: { id: string }) {
  return (
    <p className="flex items-center gap-1 text-ink-3 text-sm">
      Request <code className="text-xs">{id}</code>
      <CopyButton text={id} label="Copy request id" />
    </p>
  );
}
