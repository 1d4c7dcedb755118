'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/clock';
import { plural } from '@/components/ui/format-number';
import { problemOf } from '@/components/ui/problem';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CallClass, ConnectionCalls } from '@/lib/live/call-states';
import type { Source, SourceFailure } from '@/lib/sources/shapes';
import {
  type CallState,
  callsHeadline,
  classState,
  failureFacts,
  fullText,
  keptText,
  limitText,
  usedText,
} from './call-words';
import { sources } from './queries';

const TONES = { plain: 'text-ink-2', warn: 'text-warn', bad: 'text-bad' };

/** How calls to one tenant stand: what its limits leave, what pauses and since when, and what went wrong last. */
export function CallsPart({ source }: { source: Source }) {
  const { data, error } = useQuery(sources.calls());
  const now = useNow();
  const calls = data?.connections[source.id];
  const failures = source.lastFailures ?? [];
  const state = error
    ? ({ text: problemOf(error).message, tone: 'warn' } as const)
    : data
      ? callsHeadline(calls, now)
      : ({ text: '…', tone: 'plain' } as const);
  return (
    <details className="border-line border-t px-4 py-2 [&[open]>summary]:mb-2">
      <summary className="w-fit max-w-full rounded-sm text-sm hover:text-ink">
        <span className="text-ink-3">Calls: </span>
        <StateText state={state} />
        {failures.length > 0 && (
          <span className="text-ink-3"> · {plural(failures.length, 'kind')} of failure in the last day</span>
        )}
      </summary>
      {calls && !error && <CallTable source={source} calls={calls} now={now} />}
      {failures.length > 0 && <Failures failures={failures} />}
    </details>
  );
}

function CallTable({ source, calls, now }: { source: Source; calls: ConnectionCalls; now: number }) {
  const { underWay, retriesLeft, classes } = calls;
  return (
    <>
      <div className="overflow-x-auto">
        <table aria-label={`Calls to ${source.name}`} className="w-full border-collapse text-left text-sm">
          <thead className="text-ink-3">
            <tr className="[&>th]:h-7 [&>th]:pr-6 [&>th]:font-normal">
              <th scope="col">Kind</th>
              <th scope="col">Used now</th>
              <th scope="col" data-tip="What reading in the background leaves, so that a person never waits for it">
                Reserved for people
              </th>
              <th scope="col" data-tip="When nothing of it counts as used any more">
                Reset
              </th>
              <th scope="col">Limit</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {classes.map((one) => (
              <ClassRow key={one.rateClass} one={one} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-ink-3 text-sm">
        Under way: {plural(underWay.read, 'read')} of 4, {plural(underWay.write, 'write')} of 2.{' '}
        {plural(retriesLeft, 'retry', 'retries')} may be made at once.
      </p>
    </>
  );
}

function ClassRow({ one, now }: { one: CallClass; now: number }) {
  return (
    <tr className="[&>*]:h-7 [&>*]:whitespace-nowrap [&>*]:pr-6">
      <th scope="row" className="font-mono font-normal text-xs">
        {one.rateClass}
      </th>
      <td className="tabular-nums">{usedText(one)}</td>
      <td className="text-ink-2 tabular-nums">{keptText(one)}</td>
      <td className="text-ink-2">{fullText(one, now)}</td>
      <td className="text-ink-2">{limitText(one)}</td>
      <td>
        <StateText state={classState(one, now)} />
      </td>
    </tr>
  );
}

function Failures({ failures }: { failures: readonly SourceFailure[] }) {
  return (
    <ul aria-label="Last failures" className="mt-2 grid gap-1.5 text-sm">
      {failures.map((failure) => (
        <li
          key={`${failure.operation} ${failure.fault}`}
          className="border-line-strong border-l-2 pl-2 [overflow-wrap:anywhere]"
        >
          {failure.message}
          {failure.vendorMessage && <span className="text-ink-2"> It said: {failure.vendorMessage}</span>}
          <span className="block text-ink-3">
            <RelativeTime at={failure.at} suffix=" ago" focusable /> · {failureFacts(failure)}
            {failure.vendorRequestId && (
              <>
                {' · its id '}
                <span className="font-mono text-xs">{failure.vendorRequestId}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function StateText({ state: { text, tone } }: { state: CallState }) {
  return <span className={TONES[tone]}>{text}</span>;
}
