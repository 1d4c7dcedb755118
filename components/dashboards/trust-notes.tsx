import Link from 'next/link';
import { SourceMark } from '@/components/sources/source-mark';
import type { TrustNote } from './trust';

/** What the numbers above leave out, one pill for each source; each leads to where it is explained. */
export function TrustNotes({ notes }: { notes: readonly TrustNote[] }) {
  return (
    <ul aria-label="What these numbers leave out" className="contents">
      {notes.map(({ id, word, text }) => (
        <li key={id} className="min-w-0 max-w-full">
          <Link
            href="/sources"
            prefetch={false}
            data-tip={text.length > 80 ? text : undefined}
            className="flex min-h-6 max-w-130 items-center gap-2 rounded-full border border-line-strong px-2.5 text-sm hover:bg-hover"
          >
            <SourceMark word={word} />
            <span className="truncate">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
