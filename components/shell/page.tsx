import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/**
 * One page beside the rail: the top bar, then the content. `query` stands at the left of the bar, always in the same
 * place; without one the title does, with `sub` beside it. `freshness` is how old each source is; `actions` are the page's own.
 */
export function Page({
  title,
  query,
  sub,
  actions,
  freshness,
  scroll = true,
  children,
}: {
  title: string;
  query?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  freshness?: ReactNode;
  /** False where the content has columns that scroll on their own. */
  scroll?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <header className="flex h-(--topbar) shrink-0 items-center gap-4 border-line border-b px-4 max-sm:gap-2 max-sm:px-3">
        <h1 className={query ? 'sr-only' : 'shrink-0 text-lg max-sm:shrink max-sm:truncate'}>{title}</h1>
        {query && <div className="min-w-0 max-w-190 grow">{query}</div>}
        {sub}
        <div className="ml-auto flex shrink-0 items-center gap-3" data-screen-only>
          {freshness}
          {actions}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={clsx('relative min-h-0 grow', scroll ? 'overflow-y-auto' : 'flex overflow-hidden')}
      >
        {children}
      </main>
    </>
  );
}
