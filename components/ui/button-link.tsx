import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class';

/** A link that stands among buttons: it goes somewhere, so it is a link. */
export function ButtonLink({
  tone,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { tone?: ButtonTone; size?: ButtonSize; icon?: ReactNode }) {
  return (
    <Link {...rest} className={buttonClass({ tone, size, className })}>
      {icon}
      {children}
    </Link>
  );
}
