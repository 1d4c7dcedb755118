import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class';

/** A link that stands among buttons: it goes somewhere, so it is a link. */
export function ButtonLink({
  tone,
  size,
  pill,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { tone?: ButtonTone; size?: ButtonSize; pill?: boolean; icon?: ReactNode }) {
  return (
    <Link {...rest} className={buttonClass({ tone, size, pill, className })}>
      {icon}
      {children}
    </Link>
  );
}
