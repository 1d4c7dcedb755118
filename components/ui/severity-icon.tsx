import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Severity } from '@/lib/model/finding';

const looks: Record<Severity, { label: string; colour: string; shape: ReactNode }> = {
  critical: { label: 'Critical', colour: 'text-critical', shape: <path d="M6 0.4 11.6 6 6 11.6 0.4 6Z" /> },
  high: { label: 'High', colour: 'text-high', shape: <path d="M6 1.2 11.5 10.8H0.5Z" /> },
  medium: { label: 'Medium', colour: 'text-medium', shape: <rect x="1.5" y="1.5" width="9" height="9" rx="1" /> },
  low: { label: 'Low', colour: 'text-low', shape: <circle cx="6" cy="6" r="4.8" /> },
  info: { label: 'Info', colour: 'text-info', shape: <circle cx="6" cy="6" r="3.9" className="fill-none" /> },
  unknown: {
    label: 'Unknown',
    colour: 'text-unknown',
    shape: <circle cx="6" cy="6" r="4.4" className="fill-none" strokeDasharray="2.2 1.9" />,
  },
};

/** How bad it is, as shape and hue; `label` shows the word too, else it is there for screen readers. */
export function SeverityIcon({
  severity,
  label = false,
  className,
}: {
  severity: Severity;
  label?: boolean;
  className?: string;
}) {
  const look = looks[severity];
  const ring = severity === 'info' || severity === 'unknown';
  return (
    <span className={clsx('inline-flex items-center gap-2', className)} data-tip={label ? undefined : look.label}>
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        width="12"
        height="12"
        className={clsx('shrink-0 fill-current', look.colour, ring && 'stroke-2 stroke-current')}
      >
        {look.shape}
      </svg>
      <span className={label ? undefined : 'sr-only'}>{look.label}</span>
    </span>
  );
}

/** The word for a severity, as the interface writes it. */
export function severityLabel(severity: Severity): string {
  return looks[severity].label;
}
