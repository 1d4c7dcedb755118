import type { ReactNode } from 'react';

/** Nothing here, and why: what was asked, and the one thing that would change it (`action`, a button with its key). */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid max-w-120 content-start justify-items-start gap-2 px-6 py-10">
      <h2 className="text-lg">{title}</h2>
      {children && <div className="text-pretty text-ink-2">{children}</div>}
      {action}
    </div>
  );
}
