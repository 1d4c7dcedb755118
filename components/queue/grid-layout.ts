import type { CSSProperties } from 'react';
import { type Placed, templateOf } from './columns';

/** Rows and header stand in one grid; the list's own width decides what gives way, since the peek takes a part of it. */
export const GRID =
  'grid grid-cols-(--columns) items-center gap-x-3 px-4 @max-[760px]:grid-cols-(--columns-narrow) ' +
  '@max-[600px]:grid-cols-(--columns-phone) @max-[600px]:gap-x-2.5 @max-[600px]:px-3';
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
  };
  return style;
}
