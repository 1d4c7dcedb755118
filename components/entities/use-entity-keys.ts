'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Shortcut } from '@/components/ui/key-map';
import type { EntityLine } from './entity-lines';

const GROUP = 'Entity';

/** Moves along the timeline, opens a line, and looks for changes around the finding that has the focus. */
export function useEntityKeys(lines: readonly EntityLine[], readAgain: () => void) {
  const router = useRouter();
  const [key, setActive] = useState<string | null>(null);
  const at = lines.findIndex((line) => line.key === key);
  const active = lines[at];
  const step = (by: 1 | -1) => {
    const next = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))];
    if (next) focusLine(next.key);
  };
  const move = { group: GROUP, inPalette: false };
  const chosen = active?.type === 'finding' ? active : undefined;
  const commands: Shortcut[] = [
    { ...move, id: 'entity.next', label: 'Next line', keys: ['J', 'Down', ']'], run: () => step(1) },
    { ...move, id: 'entity.previous', label: 'Previous line', keys: ['K', 'Up', '['], run: () => step(-1) },
    {
      ...move,
      id: 'entity.open',
      label: 'Open the line',
      keys: 'Enter',
      run: () => active && router.push(active.href),
    },
    {
      id: 'entity.around',
      label: 'Changes around this finding',
      group: GROUP,
      keys: 'Shift T',
      keywords: ['activity', '24 hours'],
      unavailable: chosen ? undefined : 'Choose a finding first: J goes to the first line.',
      run: () => chosen && showAround(chosen.of.id),
    },
    { id: 'entity.again', label: 'Read it again', group: GROUP, keys: '.', keywords: ['refresh'], run: readAgain },
  ];
  return { active, setActive, commands };
}

export function focusLine(key: string): void {
  document.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus();
}

/** In the address, so that it is there again after Back. */
export function showAround(findingId: string): void {
  window.history.replaceState(null, '', `${window.location.pathname}?around=${findingId}`);
}
