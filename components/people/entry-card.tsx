import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';

/** The one quiet card of the pages that stand before the console: sign-in and set-up. */
export function EntryCard({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh content-center justify-items-center px-4 py-10">
      <div className="grid w-full max-w-90 gap-5 rounded-lg border border-line bg-surface p-6">
        <div className="grid gap-3">
          <p className="flex items-center gap-2 text-ink-2">
            <Mark /> Onequeue
          </p>
          <h1 className="text-xl">{title}</h1>
          {intro && <div className="text-pretty text-ink-2">{intro}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}
