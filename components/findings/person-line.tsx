import type { Route } from 'next';
import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';

/** A person as a vendor names them; null where it says nothing at all. */
export function PersonLine({
  name,
  email,
  href,
  more = [],
}: {
  name: string | null;
  email: string | null;
  /** The page of this person, where there is one. */
  href: Route | null;
  more?: readonly (string | null)[];
}) {
  const shown = name ?? email;
  if (!shown) return null;
  const rest = [name && email !== name ? email : null, ...more].filter((one) => one !== null);
  return (
    <p className="flex items-center gap-2.5">
      <Avatar name={shown} size="lg" plain />
      <span className="min-w-0">
        {href === null ? (
          <bdi className="block truncate font-medium">{shown}</bdi>
        ) : (
          <Link
            href={href}
            prefetch={false}
            className="block truncate font-medium underline decoration-line-strong underline-offset-2 hover:text-accent"
          >
            <bdi>{shown}</bdi>
          </Link>
        )}
        {rest.length > 0 && (
          <bdi className="block text-pretty text-ink-3 text-sm [overflow-wrap:anywhere]">{rest.join(' · ')}</bdi>
        )}
      </span>
    </p>
  );
}
