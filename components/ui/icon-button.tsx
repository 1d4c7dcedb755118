import { type ComponentProps, type ReactNode, useId } from 'react';
import { ariaKeys } from './button';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class';

/** A button that is only an icon: its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  tone = 'quiet',
  size,
  hotkey,
  unavailable,
  className,
  onClick,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  label: string;
  icon: ReactNode;
  tone?: ButtonTone;
  size?: ButtonSize;
  hotkey?: string;
  unavailable?: string;
}) {
  const reasonId = useId();
  const off = unavailable !== undefined;
  return (
    <>
      <button
        type="button"
        {...rest}
        onClick={off ? undefined : onClick}
        aria-label={label}
        aria-disabled={off || undefined}
        aria-describedby={off ? reasonId : rest['aria-describedby']}
        aria-keyshortcuts={hotkey ? ariaKeys(hotkey) : undefined}
        data-tip={unavailable ?? label}
        data-tip-key={hotkey}
        className={buttonClass({ tone, size, off, square: true, className })}
      >
        {icon}
      </button>
      {off && (
        <span id={reasonId} hidden>
          {unavailable}
        </span>
      )}
    </>
  );
}
