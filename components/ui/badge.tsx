import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const tones = {
  soft: 'border-transparent bg-hover text-ink-2',
  outline: 'border-line-strong text-ink-2',
  accent: 'border-transparent bg-selected text-ink',
  warn: 'border-current text-warn',
  bad: 'border-current text-bad',
  ok: 'border-current text-ok',
};

/** A short word about something. What is bad or done has its own badge (severity, truth). */
export function Badge({ tone = 'soft', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1 truncate rounded-sm border px-1.5 text-sm',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
