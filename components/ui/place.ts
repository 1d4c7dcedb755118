export type Side = 'bottom' | 'top' | 'right';
export type Align = 'start' | 'center' | 'end';
type Size = { width: number; height: number };
type Box = Size & { left: number; top: number };

/** Where a floating panel goes: on the wished side when it fits there, else on the opposite one, never outside the view. */
export function place(
  anchor: Box,
  panel: Size,
  view: Size,
  {
    side = 'bottom',
    align = 'start',
    gap = 4,
    margin = 8,
  }: { side?: Side; align?: Align; gap?: number; margin?: number },
): { left: number; top: number } {
  if (side === 'right') {
    const beside = anchor.left + anchor.width + gap;
    const fits = beside + panel.width + margin <= view.width;
    return {
      left: fits ? beside : Math.max(margin, anchor.left - gap - panel.width),
      top: within(along(anchor.top, anchor.height, panel.height, align), panel.height, view.height, margin),
    };
  }
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - panel.height;
  const fitsBelow = below + panel.height + margin <= view.height;
  const fitsAbove = above >= margin;
  const top = side === 'bottom' ? (fitsBelow || !fitsAbove ? below : above) : fitsAbove || !fitsBelow ? above : below;
  return {
    left: within(along(anchor.left, anchor.width, panel.width, align), panel.width, view.width, margin),
    top: within(top, panel.height, view.height, margin),
  };
}

function along(start: number, length: number, panel: number, align: Align): number {
  if (align === 'start') return start;
  return align === 'end' ? start + length - panel : start + (length - panel) / 2;
}

function within(at: number, length: number, limit: number, margin: number): number {
  return Math.max(margin, Math.min(at, limit - margin - length));
}
