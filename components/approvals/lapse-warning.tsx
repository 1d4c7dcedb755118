'use client';

import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useRef } from 'react';
import { useNow } from '@/components/ui/clock';
import { plural } from '@/components/ui/format-number';
import { duration } from '@/components/ui/format-time';
import { notify } from '@/components/ui/toast-store';
import type { WaitingRun } from './open-runs';
import { lapsesSoon } from './run-state';

/** Over the list: what lapses within a quarter of an hour. One that comes to it while somebody looks is also said in a toast. */
export function LapseWarning({ waiting, onOpen }: { waiting: readonly WaitingRun[]; onOpen: (id: string) => void }) {
  const now = useNow();
  const soon = waiting.filter(({ until }) => lapsesSoon({ kind: 'waiting', until }, now));
  const said = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (waiting.length === 0) return;
    // Those that are soon when the page opens stand in the line already.
    const first = said.current === null;
    said.current ??= new Set();
    for (const { row } of soon) {
      if (said.current.has(row.id)) continue;
      said.current.add(row.id);
      if (!first) notify({ text: `“${row.title}” lapses soon.`, action: { label: 'Open', run: () => onOpen(row.id) } });
    }
  });
  const next = soon[0];
  if (!next?.until) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 border-line border-b px-4 py-1.5 text-sm">
      <TriangleAlert aria-hidden size={13} className="shrink-0 text-warn" />
      <span>
        {plural(soon.length, 'request lapses', 'requests lapse')} within a quarter of an hour, the next in{' '}
        {duration(next.until.getTime() - now)}:
      </span>
      <button
        type="button"
        className="min-w-0 truncate rounded-sm text-accent underline underline-offset-2"
        onClick={() => onOpen(next.row.id)}
      >
        <bdi>{next.row.title}</bdi>
      </button>
    </p>
  );
}
