'use client';

import Link from 'next/link';
import { commandWords } from '@/components/findings/command-words';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Trouble } from '@/lib/actions/shapes';

const WORDS: Record<Trouble['state'], string> = {
  rejected: 'Refused by the vendor',
  needs_you: 'Needs your decision',
  unclear: 'Not known whether it was done',
};

/** Writes of one's own that came to nothing or wait for a decision; nothing where all went well. */
export function Troubles({ of }: { of: readonly Trouble[] }) {
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="troubles">
      <h2 id="troubles" className="mb-2 text-lg">
        Your writes that did not go well
      </h2>
      <ul>
        {of.map((one) => (
          <li key={one.actionId} className="border-line border-b py-1.5">
            <Link
              href={`/findings/${one.findingId}?tab=timeline`}
              prefetch={false}
              className="block truncate font-medium hover:underline"
            >
              <bdi>{one.title}</bdi>
            </Link>
            <p className="text-ink-2 text-sm">
              <span className="text-bad">{WORDS[one.state]}</span> · {commandWords(one.command)}
              {one.message && (
                <>
                  : <bdi>{one.message}</bdi>
                </>
              )}{' '}
              <RelativeTime at={one.at} suffix=" ago" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
