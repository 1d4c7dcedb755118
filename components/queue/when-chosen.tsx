'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import type { Selection } from './selection';

/** What is there only while something is selected. */
export function WhenChosen({ selection, children }: { selection: Selection; children: ReactNode }) {
  const isAny = useSyncExternalStore(selection.subscribe, () => selection.selected().size > 0, no);
  return isAny && children;
}

const no = () => false;
