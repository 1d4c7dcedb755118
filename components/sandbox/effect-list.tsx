'use client';

import { useQuery } from '@tanstack/react-query';
import { callsHeadline } from '@/components/sources/call-words';
import { sources } from '@/components/sources/queries';
import { SourceMark } from '@/components/sources/source-mark';
import { wordText } from '@/components/sources/words';
import { useNow } from '@/components/ui/clock';
import { problemOf } from '@/components/ui/problem';

const AGAIN_MS = 2_000;
const TONES = { plain: 'text-ink-2', warn: 'text-warn', bad: 'text-bad' };

/** What the faults do to the connections at this moment. */
export function EffectList() {
  const list = useQuery({ ...sources.list(), refetchInterval: AGAIN_MS });
  const calls = useQuery({ ...sources.calls(), refetchInterval: AGAIN_MS });
  const now = useNow();
  const error = list.error ?? calls.error;
  return (
    <>
      {error && (
        <p role="alert" className="border-bad border-l-2 pl-3">
          {problemOf(error).message}
        </p>
      )}
      <ul aria-label="Connections" className="grid">
        {list.data?.sources.map(({ id, name, word, percent, message }) => {
          const state = callsHeadline(calls.data?.connections[id], now);
          return (
            <li
              key={id}
              className="grid gap-x-5 border-line border-t py-2 first:border-t-0 sm:grid-cols-[10rem_8rem_1fr]"
            >
              <span className="truncate font-medium">{name}</span>
              <span className="inline-flex items-center gap-2 self-start">
                <SourceMark word={word} />
                {wordText(word, percent)}
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className={TONES[state.tone]}>Calls: {calls.data ? state.text : '…'}</span>
                {message && <span className="block text-ink-2 text-sm">{message}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
