import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/**
 * What a row is called, with its second line. The link's address opens the same detail in a tab of its own; the list puts
 * the active row's link, and only that, into the tab order.
 */
export function RowTitle({
  id,
  href = `?item=${id}`,
  title,
  active,
  gone = false,
  children,
}: {
  id: string;
  href?: string;
  title: string;
  active: boolean;
  gone?: boolean;
  children?: ReactNode;
}) {
  return (
    <span className="grid min-w-0 leading-4">
      <a
        href={href}
        data-row-link
        tabIndex={active ? 0 : -1}
        className={clsx('truncate font-medium outline-offset-[-1px]', gone && 'line-through decoration-ink-3')}
      >
        <bdi>{title}</bdi>
      </a>
      {children && <span className="truncate text-ink-3 text-xs">{children}</span>}
    </span>
  );
}
