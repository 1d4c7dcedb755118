import type { CSSProperties } from 'react';
import { leastOf, type Placed, type Space, templateOf } from './columns';

/** Rows and header stand in one grid; the list's own width decides what gives way, since the peek takes a part of it. */
export const GRID =
  'grid grid-cols-(--columns) items-center gap-x-3 px-4 @max-[760px]:grid-cols-(--columns-narrow) ' +
  '@max-[600px]:grid-cols-(--columns-phone) @max-[600px]:gap-x-2.5 @max-[600px]:px-3';
/** Gaps and edges as `GRID` has them, in pixels. */
const ROOM: Record<Space, { gap: number; edges: number }> = {
  wide: { gap: 12, edges: 32 },
  narrow: { gap: 12, edges: 32 },
  phone: { gap: 10, edges: 24 },
};
/** A list with more columns than it has room for is as wide as they need, and scrolls sideways. */
export const WIDTH = 'min-w-(--least) @max-[760px]:min-w-(--least-narrow) @max-[600px]:min-w-(--least-phone)';
/** The header's height: rows begin below it. */
export const HEAD_HEIGHT = 28;
/** Gives way when the list is narrow, and when it is as narrow as a phone. */
export const WIDE_ONLY = '@max-[760px]:hidden';
export const NOT_ON_PHONE = '@max-[600px]:hidden';

/** The widths for each room there may be. */
export function gridStyle(columns: readonly Placed[]): CSSProperties {
  const style: Record<`--${string}`, string> = {
    '--columns': templateOf(columns, 'wide'),
    '--columns-narrow': templateOf(columns, 'narrow'),
    '--columns-phone': templateOf(columns, 'phone'),
    '--least': leastText(columns, 'wide'),
    '--least-narrow': leastText(columns, 'narrow'),
    '--least-phone': leastText(columns, 'phone'),
  };
  return style;
}

function leastText(columns: readonly Placed[], space: Space): string {
  const { width, gaps } = leastOf(columns, space);
  return `${width + gaps * ROOM[space].gap + ROOM[space].edges}px`;
}
