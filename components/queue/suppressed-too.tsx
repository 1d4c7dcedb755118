'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { findings } from '@/components/findings/queries';
import { useFallbackMs } from '@/components/live/live';
import { count } from '@/components/ui/format-number';
import { type Aside, asideOf, hrefOfQuery } from './queue-url';

/** How many a query for open findings leaves out because of `word`, and the query for them; null where there are none. It is asked once it is due. */
export function useAside(q: string, word: Aside, isDue = true) {
  const aside = asideOf(q, word);
  const { data } = useQuery({
    ...findings.count(aside ?? ''),
    enabled: isDue && aside !== null,
    refetchInterval: useFallbackMs(30_000),
  });
  return aside === null || !data || data.total === 0 ? null : { q: aside, ...data };
}

/** What rules leave out of a number of open findings, added up with it. `whole`: the number itself stands nowhere else. */
export function SuppressedToo({ q, shown, whole }: { q: string; shown: number; whole?: boolean }) {
  const hidden = useAside(q, 'suppressed');
  if (hidden === null) return null;
  return (
    <span className="whitespace-nowrap font-normal text-ink-3 text-sm">
      {whole && `${count(shown)} open `}+{' '}
      <Link href={hrefOfQuery(hidden.q)} prefetch={false} className="underline-offset-4 hover:underline">
        {count(hidden.total)} suppressed
      </Link>{' '}
      = {count(shown + hidden.total)}
    </span>
  );
}
