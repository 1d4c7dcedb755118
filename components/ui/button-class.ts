import { clsx } from 'clsx';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'selected' | 'danger' | 'field';
export type ButtonSize = 'sm' | 'md' | 'lg';

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap border ' +
  'transition-colors aria-disabled:cursor-not-allowed disabled:cursor-not-allowed';

const tones: Record<ButtonTone, string> = {
  primary:
    'border-transparent bg-accent text-accent-ink not-aria-disabled:hover:bg-[color-mix(in_oklch,var(--accent)_88%,var(--ink))]',
  plain: 'border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-hover',
  quiet:
    'border-transparent bg-transparent text-ink-2 not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink',
  selected: 'border-transparent bg-selected text-ink',
  field: 'w-full border-control bg-surface text-ink aria-invalid:border-bad',
  danger: 'border-bad bg-surface text-bad not-aria-disabled:hover:bg-hover',
};
const offLook = 'border-line bg-transparent text-ink-3';
const sizes: Record<ButtonSize, string> = {
  sm: 'h-6 text-sm',
  md: 'h-7 text-sm',
  lg: 'h-8 text-md',
};
const padding: Record<ButtonSize, string> = { sm: 'px-2', md: 'px-2.5', lg: 'px-3' };

/** The look of a button, for links that stand among buttons as well. */
export function buttonClass(look: {
  tone?: ButtonTone;
  size?: ButtonSize;
  off?: boolean;
  square?: boolean;
  pill?: boolean;
  className?: string;
}): string {
  const { tone = 'plain', size = 'md', square, pill } = look;
  return clsx(
    base,
    look.off ? offLook : tones[tone],
    sizes[size],
    square ? 'aspect-square' : padding[size],
    pill ? 'rounded-full' : 'rounded-md',
    tone === 'field' ? 'font-normal' : 'font-medium',
    look.className,
  );
}
