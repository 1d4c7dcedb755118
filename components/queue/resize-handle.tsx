'use client';

import type { PointerEvent } from 'react';
import { type ColumnId, type Placed, widthOf } from './columns';

/** Draws a column wider or narrower with the mouse; by keyboard the same is in the dialog of columns. */
export function ResizeHandle({ placed, onWidth }: { placed: Placed; onWidth: (id: ColumnId, width: number) => void }) {
  function begin(event: PointerEvent<HTMLSpanElement>) {
    event.preventDefault();
    const handle = event.currentTarget;
    const [from, width] = [event.clientX, widthOf(placed)];
    handle.setPointerCapture(event.pointerId);
    const move = (next: globalThis.PointerEvent) => {
      const wanted = Math.round(width + next.clientX - from);
      onWidth(placed.id, Math.min(600, Math.max(14, wanted)));
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  }
  return (
    <span
      aria-hidden
      onPointerDown={begin}
      className="absolute inset-y-0 -right-2 w-3 cursor-col-resize touch-none after:absolute after:inset-y-1 after:left-1.5 after:border-line-strong after:border-l after:opacity-0 hover:after:opacity-100"
    />
  );
}
