import type { ReactNode } from 'react';

/** Words for what has none, on hover and focus. A control takes `data-tip` itself; this is for text and icons. */
export function Tooltip({
  text,
  focusable = false,
  children,
}: {
  text: string;
  focusable?: boolean;
  children: ReactNode;
}) {
  return (
    <span data-tip={text} tabIndex={focusable ? 0 : undefined}>
      {children}
      <span className="sr-only"> ({text})</span>
    </span>
  );
}
