'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { openOverlay, showOverlay, subscribeOverlay } from './overlay-store';

// Both come with their first opening.
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });
const HelpDialog = dynamic(() => import('./help-dialog').then((module) => module.HelpDialog), { ssr: false });

/** The command palette and the help, over whatever is there. */
export function Overlays() {
  const open = useSyncExternalStore(subscribeOverlay, openOverlay, () => null);
  const close = () => showOverlay(null);
  if (open === 'palette') return <Palette onClose={close} />;
  return open === 'help' ? <HelpDialog onClose={close} /> : null;
}
