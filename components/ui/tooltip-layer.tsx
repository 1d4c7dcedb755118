'use client';

import { useEffect, useRef, useState } from 'react';
import { exactLocal, exactUtc } from './format-time';
import { Kbd } from './kbd';
import { place } from './place';

type Tip = { anchor: HTMLElement; text: string; hotkey: string | undefined };
const DELAY_MS = 500;

/**
 * One tooltip for the whole page. Whatever carries `data-tip` (with `data-tip-key`) or `data-tip-at` (an instant) shows
 * it after a pause of the mouse or at once on keyboard focus; Escape takes it away. A thousand rows cost nothing this way.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let anchor: HTMLElement | null = null;
    const hide = () => {
      clearTimeout(timer);
      anchor = null;
      setTip(null);
    };
    const show = (element: HTMLElement, delayMs: number) => {
      if (element === anchor) return;
      clearTimeout(timer);
      anchor = element;
      setTip(null);
      timer = setTimeout(() => element.isConnected && setTip(read(element)), delayMs);
    };
    const over = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (panel.current?.contains(target)) return;
      const element = target?.closest<HTMLElement>('[data-tip], [data-tip-at]');
      if (element) show(element, DELAY_MS);
      else if (anchor !== document.activeElement) hide();
    };
    const focus = (event: Event) => {
      const element = event.target instanceof HTMLElement ? event.target : null;
      if (element?.matches('[data-tip]:focus-visible, [data-tip-at]:focus-visible')) show(element, 0);
      else hide();
    };
    const key = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      hide();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!tip || !panel.current) return;
    panel.current.showPopover();
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const at = place(tip.anchor.getBoundingClientRect(), panel.current.getBoundingClientRect(), view, {
      side: tip.anchor.dataset.tipSide === 'right' ? 'right' : 'top',
      align: 'center',
      gap: 6,
    });
    panel.current.style.left = `${at.left}px`;
    panel.current.style.top = `${at.top}px`;
  }, [tip]);

  if (!tip) return null;
  return (
    <div
      ref={panel}
      popover="manual"
      role="tooltip"
      data-screen-only
      className="fixed max-w-80 whitespace-pre-line rounded-md border border-line-strong bg-raised px-2 py-1 text-ink text-sm shadow-float"
    >
      {tip.text}
      {tip.hotkey && (
        <>
          {' '}
          <Kbd>{tip.hotkey}</Kbd>
        </>
      )}
    </div>
  );
}

function read(anchor: HTMLElement): Tip | null {
  const { tip, tipKey, tipAt, tipBelow } = anchor.dataset;
  // Words that stand there anyway in a wide window need no tooltip.
  if (tipBelow && window.innerWidth >= Number(tipBelow)) return null;
  if (tip) return { anchor, text: tip, hotkey: tipKey };
  const at = new Date(tipAt ?? '');
  if (Number.isNaN(at.getTime())) return null;
  return { anchor, text: `${exactLocal(at)}\n${exactUtc(at)}`, hotkey: undefined };
}
