import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { RelativeTime } from './relative-time';

/** One line over a list that is older than it should be: since when, and what is being done. One for each source. */
export function StaleNote({
  what,
  since,
  children,
}: {
  what: string;
  /** The last time it was known to be right; null when it never was. */
  since: Date | string | null;
  children?: ReactNode;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 border-line border-b px-4 py-1.5 text-sm">
      <TriangleAlert aria-hidden size={13} className="shrink-0 text-warn" />
      <span className="text-ink">
        {what}{' '}
        {since === null ? (
          'has not been read yet'
        ) : (
          <>
            is as of <RelativeTime at={since} suffix=" ago" focusable />
          </>
        )}
        .
      </span>
      {children && <span className="text-ink-2">{children}</span>}
    </p>
  );
}
