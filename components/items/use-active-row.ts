'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * Which row is the active one: the one that J and K move from and that single keys act on. It survives reading again;
 * when its record is gone, the one that took its place is active.
 */
export function useActiveRow(ids: readonly string[], openId: string | null) {
  const [active, setActive] = useState<{ id: string; index: number } | null>(null);
  const [moves, setMoves] = useState(0);
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);
  const body = useRef<HTMLTableSectionElement>(null);

  const wanted = openId !== null && ids.includes(openId) ? openId : (active?.id ?? null);
  const at = wanted === null ? -1 : ids.indexOf(wanted);
  const index = at >= 0 ? at : Math.min(active?.index ?? 0, ids.length - 1);
  const activeId = ids[index] ?? null;

  useEffect(() => {
    const inside = body.current?.contains(document.activeElement) ?? false;
    // The browser tells nobody when the row that had focus is taken away.
    if (hadFocus.current && document.activeElement === document.body) wantsFocus.current = true;
    hadFocus.current = inside;
    if (!wantsFocus.current || activeId === null) return;
    const link = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(activeId)}"] [data-row-link]`);
    if (!link) return;
    wantsFocus.current = false;
    link.focus({ preventScroll: true });
  });

  return {
    body,
    activeId,
    index,
    moves,
    setActive: (id: string) => setActive({ id, index: Math.max(0, ids.indexOf(id)) }),
    /** The row `step` further, which then has the focus; null at the ends. */
    move: (step: number): string | null => {
      const id = ids[Math.min(ids.length - 1, Math.max(0, active === null && openId === null ? 0 : index + step))];
      if (id === undefined) return null;
      wantsFocus.current = true;
      setActive({ id, index: ids.indexOf(id) });
      setMoves((count) => count + 1);
      return id;
    },
    focusActive: () => {
      wantsFocus.current = true;
      setActive((now) => (now ? { ...now } : activeId === null ? null : { id: activeId, index }));
    },
  };
}
