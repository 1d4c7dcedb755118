import type { Route } from 'next';
import type { ReactNode } from 'react';

/** One line of a menu. `checked` makes it one of a set, `unavailable` says why it cannot be chosen. */
export type MenuItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  detail?: string;
  hotkey?: string;
  href?: Route;
  checked?: boolean;
  danger?: boolean;
  unavailable?: string;
  onSelect?: () => void;
};

/** Items stand in groups, with a line between; a group may have a heading. */
export type MenuGroup = { id: string; heading?: string; items: readonly MenuItem[] };

/** The item that a typed letter moves to: the next one that begins with what was typed, from `from` on, around the end. */
export function typeahead(labels: readonly string[], typed: string, from: number): number {
  const wanted = typed.toLowerCase();
  for (let step = 0; step < labels.length; step++) {
    const index = (from + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
