'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { dialogPart } from '@/components/ui/part';
import { openOverlay, showOverlay, subscribeOverlay } from './overlay-store';

// Neither is part of the first load. The palette follows it, so that what is typed after its key is not lost.
const loadPalette = () => import('./palette');
const Palette = dialogPart(() => loadPalette().then((module) => module.Palette));
const HelpDialog = dialogPart(() => import('./help-dialog').then((module) => module.HelpDialog));

/** The command palette and the help, over whatever is there. */
export function Overlays() {
  const open = useSyncExternalStore(subscribeOverlay, openOverlay, () => null);
  const close = () => showOverlay(null);
  useEffect(() => {
    const later = setTimeout(() => void loadPalette().catch(() => undefined), 1000);
    return () => clearTimeout(later);
  }, []);
  if (open === 'palette') return <Palette onClose={close} />;
  return open === 'help' ? <HelpDialog onClose={close} /> : null;
}
