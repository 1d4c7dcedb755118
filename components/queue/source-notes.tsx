'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import CircleX from 'lucide-react/icons/circle-x';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Link from 'next/link';
import { sources } from '@/components/sources/queries';
import { RelativeTime } from '@/components/ui/relative-time';
import { notesOf, type SourceNote } from './source-words';

const ICONS = { bad: CircleX, warn: TriangleAlert, plain: Hourglass };

/** The sources this list cannot be trusted for, one line each: a quiet list must not be taken for a quiet night. */
export function SourceNotes() {
  const { data } = useQuery(sources.list());
  const notes = data ? notesOf(data.sources) : [];
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Sources to mind">
      {notes.map((note) => (
        <li key={note.id}>
          <Note note={note} />
        </li>
      ))}
    </ul>
  );
}

function Note({ note }: { note: SourceNote }) {
  const Icon = ICONS[note.tone];
  return (
    <p className="flex flex-wrap items-center gap-x-2 border-line border-b px-4 py-1.5 text-sm">
      <Icon
        aria-hidden
        size={13}
        className={clsx(
          'shrink-0',
          note.tone === 'bad' ? 'text-bad' : note.tone === 'warn' ? 'text-warn' : 'text-ink-3',
        )}
      />
      <span className="text-ink">{note.text}</span>
      {note.asOf && (
        <span className="text-ink-2">
          Shown as of <RelativeTime at={note.asOf} suffix=" ago" focusable />.
        </span>
      )}
      <Link href="/sources" prefetch={false} className="text-accent underline">
        Sources
      </Link>
    </p>
  );
}
