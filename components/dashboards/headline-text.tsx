import Link from 'next/link';
import { hrefOfQuery } from '@/components/queue/queue-url';
import type { Piece } from './headline';

/** The sentence over a dashboard; its numbers and names open the queue. */
export function HeadlineText({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className="max-w-180 text-pretty font-medium text-xl">
      {pieces.map(({ text, query }, index) =>
        query === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence
          <span key={index}>{text}</span>
        ) : (
          <Link
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence
            key={index}
            href={hrefOfQuery(query)}
            prefetch={false}
            className="rounded-sm text-accent underline decoration-1 decoration-current/35 underline-offset-4 hover:decoration-current"
          >
            {text}
          </Link>
        ),
      )}
    </p>
  );
}
