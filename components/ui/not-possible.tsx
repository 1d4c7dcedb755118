import type { ReactNode } from 'react';
import { Button } from './button';

/** A control that is there and cannot be used: disabled, reachable by keyboard, with its reason in words beside it. */
export function NotPossible({ label, reason, icon }: { label: string; reason: string; icon?: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Button icon={icon} unavailable={reason}>
        {label}
      </Button>
      <span aria-hidden className="text-ink-3 text-sm">
        {reason}
      </span>
    </span>
  );
}
