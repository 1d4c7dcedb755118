import { clsx } from 'clsx';

const tones = {
  accent: 'fill-accent',
  ink: 'fill-ink-3',
  ok: 'fill-ok',
  warn: 'fill-warn',
  critical: 'fill-critical',
  high: 'fill-high',
  medium: 'fill-medium',
  low: 'fill-low',
  info: 'fill-info',
  unknown: 'fill-unknown',
};

/** A share as a bar, in SVG: it prints, and it stays with forced colours. Its number stands beside it in words. */
export function Meter({
  share,
  tone = 'accent',
  size = 'thin',
  className,
}: {
  share: number;
  tone?: keyof typeof tones;
  size?: 'thin' | 'thick';
  className?: string;
}) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
  return (
    <svg aria-hidden="true" className={clsx('block w-full', size === 'thin' ? 'h-1' : 'h-2.5', className)}>
      <rect width="100%" height="100%" rx="2" className="fill-hover" />
      <rect width={width} height="100%" rx="2" className={tones[tone]} />
    </svg>
  );
}
