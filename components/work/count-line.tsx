import Link from 'next/link';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { SuppressedToo } from '@/components/queue/suppressed-too';
import { count } from '@/components/ui/format-number';
import type { Counted } from './shapes';

/** A number that opens what it counts. */
export function CountLine({ of }: { of: Counted }) {
  return (
    <li className="flex items-baseline gap-3">
      <Link href={hrefOfQuery(of.q)} prefetch={false} className="w-16 shrink-0 text-right text-accent hover:underline">
        {count(of.total)}
        <span className="sr-only"> {of.words}</span>
      </Link>
      <span aria-hidden>{of.words}</span>
      <SuppressedToo q={of.q} shown={of.total} />
    </li>
  );
}
