'use client';

import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useNowText } from '@/components/ui/clock';
import { timeLeft } from '@/components/ui/format-time';
import type { WaitingRun } from './open-runs';
import { lapsesSoon } from './run-state';

/** Time left to answer; one that lapses soon says so in more than its colour. */
export function LeftCell({ run }: { run: WaitingRun | undefined }) {
  const until = run?.until ?? null;
  const text = useNowText((now) => (until === null ? '' : timeLeft(until.getTime() - now)));
  const isSoon = useNowText((now) => (lapsesSoon({ kind: 'waiting', until }, now) ? 'soon' : '')) === 'soon';
  if (!run?.detail) return <span className="text-ink-3">…</span>;
  if (until === null) return <span className="text-ink-3">No end</span>;
  return (
    <time
      dateTime={until.toISOString()}
      data-tip-at={until.toISOString()}
      className={isSoon ? 'font-semibold text-warn' : undefined}
    >
      <span className="inline-flex items-center gap-1">
        {text}
        {isSoon && <TriangleAlert aria-label="lapses soon" size={13} />}
      </span>
    </time>
  );
}
