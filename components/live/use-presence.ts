'use client';

import { useEffect } from 'react';

const AGAIN_MS = 20_000;
/** Rows are passed by quickly; only what somebody stays at is told. */
const SETTLED_MS = 600;

/** Tells the others that this finding is open here, for as long as the window is in sight. Null: none is. */
export function usePresence(findingId: string | null): void {
  useEffect(() => {
    if (findingId === null) return;
    let isTold = false;
    const tell = (isHere: boolean) => {
      isTold = isHere;
      // Nobody waits for it, and a word that is lost is said again: a failure is of no consequence.
      fetch(`/api/findings/${findingId}/presence`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isHere }),
        keepalive: true,
      }).catch(() => undefined);
    };
    const tellIfSeen = () => {
      if (!document.hidden) tell(true);
      else if (isTold) tell(false);
    };
    const settled = setTimeout(tellIfSeen, SETTLED_MS);
    const again = setInterval(tellIfSeen, AGAIN_MS);
    const leave = () => isTold && tell(false);
    document.addEventListener('visibilitychange', tellIfSeen);
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(settled);
      clearInterval(again);
      document.removeEventListener('visibilitychange', tellIfSeen);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [findingId]);
}
