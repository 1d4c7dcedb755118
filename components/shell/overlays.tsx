'use client';

import dynamic from 'next/dynamic';
import { useEffect, useSyncExternalStore } from 'react';
import { openOverlay, showOverlay, subscribeOverlay } from './overlay-store';

// Neither is part of the first load. The palette follows it, so that what is typed after its key is not lost.
const loadPalette = () => import('./palette');
const Palette = dynamic(() => loadPalette().then((module) => module.Palette), { ssr: false });
const HelpDialog = dynamic(() => import('./help-dialog').then((module) => module.HelpDialog), { ssr: false });

/** The command palette and the help, over whatever is there. */
export function Overlays() {
  const open = useSyncExternalStore(subscribeOverlay, openOverlay, () => null);
  const close = () => showOverlay(null);
  useEffect(() => {
    const later = setTimeout(() => void loadPalette(), 1000);
    return () => clearTimeout(later);
  }, []);
  if (open === 'palette') return <Palette onClose={close} />;
  return open === 'help' ? <HelpDialog onClose={close} /> : null;
}
