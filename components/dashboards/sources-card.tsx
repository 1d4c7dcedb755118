'use client';

import Link from 'next/link';
import { SourceMark } from '@/components/sources/source-mark';
import { leftText, WORST_FIRST, wordText } from '@/components/sources/words';
import { useNowText } from '@/components/ui/clock';
import { count } from '@/components/ui/format-number';
import { age } from '@/components/ui/format-time';
import { Meter } from '@/components/ui/meter';
import { problemOf } from '@/components/ui/problem';
import { Skeleton } from '@/components/ui/skeleton';
import type { Source } from '@/lib/sources/shapes';

/** Can these numbers be trusted: how fresh and how complete each tenant is. */
export function SourcesCard({ sources, error }: { sources: readonly Source[] | undefined; error: unknown }) {
  return (
    <section aria-labelledby="trust" className="rounded-lg border border-line bg-surface p-4">
      <header className="mb-2 flex items-baseline gap-2">
        <h2 id="trust" className="font-medium text-md">
          Sources
        </h2>
        <span className="text-ink-2 text-sm">can these numbers be trusted?</span>
      </header>
      {!sources && error === null && <Skeleton className="h-24 w-full" />}
      {!sources && error !== null && (
        <p role="alert" className="border-bad border-l-2 pl-3">
          How fresh these numbers are cannot be told: {problemOf(error).message}
        </p>
      )}
      <ul>
        {WORST_FIRST.flatMap((word) => (sources ?? []).filter((source) => source.word === word)).map((source) => (
          <li key={source.id} className="border-line border-t">
            <Link href="/sources" prefetch={false} className="-mx-2 block rounded-md px-2 py-2 hover:bg-hover">
              <Line source={source} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ source }: { source: Source }) {
  const { name, word, percent, remainingMs, asOf } = source;
  const share = word === 'backfilling' && percent !== null ? percent / 100 : 1;
  const ago = useNowText((now) => (asOf === null ? 'not read whole yet' : `${age(now - Date.parse(asOf))} ago`));
  const left = word === 'backfilling' ? leftText(remainingMs) : null;
  return (
    <>
      <p className="flex items-center gap-2">
        <SourceMark word={word} />
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        <span className="text-ink-2 text-sm">{wordText(word, percent)}</span>
      </p>
      <p className="mb-1.5 truncate pl-4.5 text-ink-2 text-sm">
        {[ago, left, completeWords(source)].filter((one) => one !== null).join(', ')}
      </p>
      <div className="pl-4.5">
        <Meter share={share} tone={toneOf(word)} />
      </div>
    </>
  );
}

/** How much is here of what the vendor itself counts; null where it counts nothing, or was not asked. */
function completeWords({ totals }: Source): string | null {
  const findings = totals?.find(({ noun }) => noun === 'finding');
  if (!findings || findings.vendorTotal === null) return null;
  return `${count(findings.stored)} of ${count(findings.vendorTotal)}`;
}

function toneOf(word: Source['word']): 'accent' | 'warn' | 'critical' | 'info' {
  switch (word) {
    case 'fresh':
    case 'backfilling':
      return 'accent';
    case 'stale':
    case 'silent':
      return 'warn';
    case 'failing':
      return 'critical';
    case 'disabled':
      return 'info';
  }
}
