import { clsx } from 'clsx';
import Link from 'next/link';

export type SourceFreshness = {
  id: string;
  /** The source's short name: "Posture". */
  label: string;
  state: 'fresh' | 'filling' | 'stale' | 'failed';
  /** What follows the name: "12 s", "backfill 61 %, 2 min", "stale since 00:12". */
  detail: string;
};

const looks = {
  fresh: { words: 'up to date', colour: 'fill-ok', shape: <circle cx="4" cy="4" r="3.5" /> },
  filling: { words: 'being filled', colour: 'fill-warn', shape: <rect x="0.5" y="0.5" width="7" height="7" /> },
  stale: { words: 'stale', colour: 'fill-warn', shape: <path d="M4 0.3 8 7.5H0Z" /> },
  failed: { words: 'failed', colour: 'fill-bad', shape: <path d="M4 0 8 4 4 8 0 4Z" /> },
};
const worstFirst = ['failed', 'stale', 'filling', 'fresh'] as const;

/** How old what is shown is, one for each source. A narrow window keeps those that are not fresh, a phone only the worst. */
export function Freshness({ sources }: { sources: readonly SourceFreshness[] }) {
  const worst = worstFirst.flatMap((state) => sources.filter((source) => source.state === state))[0];
  return (
    <ul aria-label="Freshness of sources" className="flex items-center gap-3 text-ink-2 text-sm">
      {sources.map((source) => {
        const look = looks[source.state];
        return (
          <li
            key={source.id}
            className={clsx(source.state === 'fresh' && 'max-lg:hidden', source !== worst && 'max-sm:hidden')}
          >
            <Link
              href="/sources"
              prefetch={false}
              className="flex min-h-6 items-center gap-1.5 whitespace-nowrap hover:text-ink"
            >
              <svg aria-hidden="true" viewBox="0 0 8 8" width="8" height="8" className={look.colour}>
                {look.shape}
              </svg>
              <span>
                {source.label} <span className="max-sm:sr-only">{source.detail}</span>
                <span className="sr-only">, {look.words}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
