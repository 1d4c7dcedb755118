'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { problemOf } from '@/components/ui/problem';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { FindingDetail } from '@/lib/findings/shapes';
import { ClockTime } from './clock-time';
import { findings } from './queries';
import { type TimelineLine, timelineLines, untimed, type VendorEntry } from './timeline-lines';
import { useTriage } from './triage-context';
import { shortName, vendorOf } from './vendor-facts';

const SAVE = 'Save our records as CSV';

/** What happened, the vendor's own history and ours on one clock. Where the vendor's cannot be read, ours still stands. */
export function Timeline({ detail, most }: { detail: FindingDetail; most?: number }) {
  const { vendors } = useTriage();
  const vendor = vendorOf(vendors, detail.tenant.vendor);
  const hasHistory = vendor.reads.includes('history') && most === undefined;
  const theirs = useQuery({ ...findings.live<{ entries: VendorEntry[] }>(detail.id, 'history'), enabled: hasHistory });
  const lines = timelineLines(detail.timeline, theirs.data?.entries ?? null);
  const shown = most === undefined ? lines : lines.slice(0, most);
  const rest = untimed(theirs.data?.entries ?? null);
  const save = () => window.location.assign(`/api/findings/${detail.id}/history/csv`);
  useShortcuts(most === undefined ? [{ id: 'finding.history', label: SAVE, group: 'Findings', run: save }] : []);
  return (
    <div className="relative grid gap-2">
      <ProgressBar active={hasHistory && theirs.isFetching} label={`Asking ${shortName(vendor)} for its history`} />
      {theirs.isError && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-warn border-l-2 py-0.5 pl-3 text-sm"
        >
          <p>
            {shortName(vendor)}’s own history could not be read: {problemOf(theirs.error).message} What stands below is
            ours.
          </p>
          <Button size="sm" onClick={() => void theirs.refetch()}>
            Try again
          </Button>
        </div>
      )}
      <ol aria-label="Timeline" className="grid gap-1.5">
        {shown.map((line) => (
          <Line key={line.key} line={line} vendor={shortName(vendor)} />
        ))}
      </ol>
      {rest.length > 0 && (
        <div className="text-ink-2 text-sm">
          <p className="text-ink-3">Without a time from the vendor:</p>
          <ul>
            {rest.map((entry, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries without a time have no identity
              <li key={at}>
                <bdi>{entry.words}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {most === undefined && (
        <div>
          <Button onClick={save}>{SAVE}</Button>
        </div>
      )}
    </div>
  );
}

function Line({ line, vendor }: { line: TimelineLine; vendor: string }) {
  return (
    <li className="grid grid-cols-[minmax(0,4.5rem)_minmax(0,1fr)] items-baseline gap-x-2">
      <span className="text-ink-3 text-sm">
        <ClockTime at={line.at} focusable />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="text-ink-2">
          <bdi>{line.who ?? (line.origin === 'vendor' ? vendor : '')}</bdi>
        </span>{' '}
        <bdi>{line.words}</bdi>
        {line.origin === 'vendor' && line.who && <span className="text-ink-3 text-sm"> · at {vendor}</span>}
        {line.quote && (
          <span className="mt-0.5 block whitespace-pre-line border-line-strong border-l-2 pl-2 text-ink-2">
            <bdi>{line.quote}</bdi>
          </span>
        )}
      </span>
    </li>
  );
}
