import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Align, place, type Side } from './place';

/**
 * A panel in the browser's top layer, beside its anchor. The browser closes it on Escape and on a click elsewhere and
 * gives focus back; we only say where it stands. Works inside dialogs, since nothing is moved in the document.
 */
export function useFloating(
  anchor: RefObject<HTMLElement | null>,
  where: { side?: Side; align?: Align },
): {
  panel: RefObject<HTMLDivElement | null>;
  open: boolean;
  show: () => void;
  hide: () => void;
} {
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { side, align } = where;

  const put = useCallback(() => {
    if (!panel.current || !anchor.current) return;
    const at = anchor.current.getBoundingClientRect();
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = place(at, panel.current.getBoundingClientRect(), view, { side, align });
    panel.current.style.left = `${left}px`;
    panel.current.style.top = `${top}px`;
  }, [anchor, side, align]);

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const onToggle = (event: ToggleEvent) => setOpen(event.newState === 'open');
    element.addEventListener('toggle', onToggle);
    return () => element.removeEventListener('toggle', onToggle);
  }, []);

  useEffect(() => {
    if (!open || !panel.current) return;
    // What is inside may load late or be filtered: the panel is put anew when its size changes.
    const size = new ResizeObserver(put);
    size.observe(panel.current);
    window.addEventListener('resize', put);
    window.addEventListener('scroll', put, { capture: true, passive: true });
    return () => {
      size.disconnect();
      window.removeEventListener('resize', put);
      window.removeEventListener('scroll', put, { capture: true });
    };
  }, [open, put]);

  const show = useCallback(() => {
    if (!panel.current || panel.current.matches(':popover-open')) return;
    setOpen(true);
    panel.current.showPopover();
    put();
  }, [put]);
  const hide = useCallback(() => {
    if (panel.current?.matches(':popover-open')) panel.current.hidePopover();
  }, []);
  return { panel, open, show, hide };
}
