import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '@/components/ui/problem';
import { useSecondsLeft } from './use-seconds-left';

const SHOWN_MS = 60_000;

export type EvidenceFile = { fileName: string | null; fileType: string | null; url: string | null };
/** What was leaked, in this page's memory only and for a minute. */
export type Shown = {
  purpose: string;
  triggers: { name: string; text: string }[];
  file: EvidenceFile | null;
  fileProblem: Problem | null;
  until: string;
};
export type Glass = {
  shown: Shown | null;
  left: number | null;
  show: (revealed: Omit<Shown, 'until'>) => void;
  hide: () => void;
};

/** Evidence while it is looked at: gone after a minute, with the tab it stands in, and when the page is left. */
export function useGlass(isLookedAt: boolean): Glass {
  const [shown, setShown] = useState<Shown | null>(null);
  const left = useSecondsLeft(shown?.until);
  const hide = useCallback(() => setShown(null), []);
  const show = useCallback(
    (revealed: Omit<Shown, 'until'>) => setShown({ ...revealed, until: new Date(Date.now() + SHOWN_MS).toISOString() }),
    [],
  );
  if (shown && !isLookedAt) setShown(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(hide, Date.parse(shown.until) - Date.now());
    // A page that is left is kept as it stands, for whoever goes back to it.
    window.addEventListener('pagehide', hide);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', hide);
    };
  }, [shown, hide]);
  return { shown: left === null ? null : shown, left, show, hide };
}
