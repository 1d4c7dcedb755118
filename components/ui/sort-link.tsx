import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

export type Sort = { by: string; descending: boolean };

/** A column header that sorts: a link, since the order lives in the URL. A second press turns it round. */
export function SortLink({
  by,
  sort,
  href,
  children,
}: {
  by: string;
  sort: Sort | undefined;
  href: (sort: Sort) => Route;
  children: ReactNode;
}) {
  const active = sort?.by === by;
  const descending = active ? !sort.descending : true;
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <Link
      href={href({ by, descending })}
      replace
      scroll={false}
      prefetch={false}
      className="inline-flex min-h-6 min-w-6 items-center gap-1 hover:text-ink"
    >
      {children}
      {active && <Arrow aria-hidden size={12} />}
    </Link>
  );
}
