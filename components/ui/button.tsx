import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class';
import { Kbd } from './kbd';

export type ButtonProps = ComponentProps<'button'> & {
  tone?: ButtonTone;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The key that does the same; shown, and told to screen readers. The view registers it with `useShortcuts`. */
  hotkey?: string;
  /** Under way: keeps its place and its focus, and does nothing. */
  busy?: boolean;
  /** Round ends, for what chooses among views. */
  pill?: boolean;
  /** Why this cannot be done. The button stays in the tab order and says so. */
  unavailable?: string;
};

export function Button(props: ButtonProps) {
  const {
    tone,
    size,
    icon,
    hotkey,
    busy,
    unavailable,
    pill,
    className,
    children,
    type = 'button',
    onClick,
    ...rest
  } = props;
  const reasonId = useId();
  const off = unavailable !== undefined;
  return (
    <>
      <button
        {...rest}
        // A button that does nothing must not submit its form either.
        type={off || busy ? 'button' : type}
        onClick={off || busy ? undefined : onClick}
        aria-disabled={off || busy || undefined}
        aria-busy={busy || undefined}
        aria-describedby={off ? reasonId : rest['aria-describedby']}
        aria-keyshortcuts={hotkey ? ariaKeys(hotkey) : undefined}
        data-tip={off ? unavailable : undefined}
        className={buttonClass({ tone, size, off, pill, className: clsx(busy && 'opacity-70', className) })}
      >
        {icon}
        {children}
        {hotkey && (
          <Kbd className={tone === 'primary' && !off ? 'border-current/45' : 'border-line-strong text-ink-3'}>
            {hotkey}
          </Kbd>
        )}
      </button>
      {off && (
        <span id={reasonId} hidden>
          {unavailable}
        </span>
      )}
    </>
  );
}

/** `Shift A` as `Shift+A`, the way `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string): string {
  return keys.replace(/^Esc$/, 'Escape').replaceAll(' ', '+');
}
