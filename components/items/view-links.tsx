import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';

/** Links between the lists of one page. */
export function ViewLinks({
  label,
  here,
  links,
}: {
  label: string;
  here: Route;
  links: readonly { href: Route; label: string }[];
}) {
  return (
    <nav aria-label={label} className="flex gap-1">
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className={clsx(
            'inline-flex h-7 items-center rounded-full px-2.5 text-sm',
            href === here ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
