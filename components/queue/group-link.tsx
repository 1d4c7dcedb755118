'use client';

import Link from 'next/link';
import { hrefOfQuery, type QueueSort } from './queue-url';
import { goTo } from './use-queue-url';

/** From a group to the list of its findings; Back leads to the groups again. */
export function GroupLink({ q, sort, text }: { q: string; sort: QueueSort; text: string }) {
  return (
    <Link
      href={hrefOfQuery(q, sort)}
      prefetch={false}
      className="block truncate font-medium hover:underline"
      onNavigate={(event) => {
        event.preventDefault();
        goTo({ q, group: null, view: null, open: null });
      }}
    >
      <bdi>{text}</bdi>
    </Link>
  );
}
