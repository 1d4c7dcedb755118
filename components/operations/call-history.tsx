'use client';

import { useQuery } from '@tanstack/react-query';
import { TenantName } from '@/components/findings/tenant-name';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { PastCall } from '@/lib/operations/history-shapes';
import { calls } from './call-queries';

/** One's own last calls; each can be put into the form again. Its secrets were not kept. */
export function CallHistory({ onLoad }: { onLoad: (call: PastCall) => void }) {
  const { data, error, refetch, isFetching } = useQuery(calls.list());
  if (error && !data) {
    return (
      <FailedState
        title="Your calls could not be read"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (!data) return <SkeletonRows rows={3} label="Reading your calls" />;
  if (data.calls.length === 0) return <p className="text-ink-2">You have called nothing yet.</p>;
  return (
    <ul className="grid">
      {data.calls.map((call) => (
        <li key={call.id} className="grid gap-0.5 border-line border-b py-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <code className="min-w-0 truncate text-sm">{call.operation}</code>
            <span className="text-ink-3 text-sm">
              <TenantName tenant={call.tenant} />
            </span>
            <span className={isWell(call) ? 'text-ink-2 text-sm' : 'text-bad text-sm'}>{outcomeWords(call)}</span>
            <span className="ml-auto flex items-center gap-3 text-ink-3 text-sm">
              {count(call.ms)} ms
              <RelativeTime at={call.at} suffix=" ago" focusable />
              <Button
                size="sm"
                unavailable={whyNotLoaded(call)}
                aria-label={`Load ${call.operation} again`}
                onClick={() => onLoad(call)}
              >
                Load
              </Button>
            </span>
          </div>
          {call.message && <p className="text-ink-3 text-sm [overflow-wrap:anywhere]">{call.message}</p>}
        </li>
      ))}
    </ul>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  answered: 'Answered',
  queued: 'On its way',
  let_go: 'Let go',
  broke_off: 'Broke off',
};

function outcomeWords({ outcome }: PastCall): string {
  return WORDS[outcome] ?? outcome.replaceAll('_', ' ');
}

/** Nothing went wrong: letting go was one's own doing. */
function isWell({ outcome }: PastCall): boolean {
  return ['answered', 'queued', 'let_go'].includes(outcome);
}

function whyNotLoaded({ input, tenant }: PastCall): string | undefined {
  if (tenant.removedAt) return 'Its tenant was removed.';
  return input === null ? 'It carried more than is kept.' : undefined;
}
