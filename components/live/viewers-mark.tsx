'use client';

import Eye from 'lucide-react/icons/eye';
import { useTriage } from '@/components/findings/triage-context';
import { useViewers } from './live';

/** That a colleague has this finding open, so that two do not work on one. `short`: an icon, the names on focus. */
export function ViewersMark({ findingId, short = false }: { findingId: string; short?: boolean }) {
  const { userId } = useTriage();
  const others = useViewers(findingId).filter((viewer) => viewer.userId !== userId);
  if (others.length === 0) return null;
  const words = `${others.map(({ name }) => name).join(', ')} ${others.length === 1 ? 'has' : 'have'} this open`;
  return (
    <span data-tip={short ? words : undefined} className="inline-flex shrink-0 items-center gap-1 text-accent text-sm">
      <Eye aria-hidden size={13} />
      <span className={short ? 'sr-only' : undefined}>{words}</span>
    </span>
  );
}
