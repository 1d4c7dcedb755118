'use client';

import { Button } from '@/components/ui/button';
import type { AskedAction } from '@/lib/actions/shapes';
import { useAskedCommands } from './use-asked-commands';

/** Approve, refuse, take back: the same as the keys where one such write has them. */
export function AskedButtons({ asked, keys = false }: { asked: AskedAction; keys?: boolean }) {
  const commands = useAskedCommands(asked);
  return (
    <div className="flex flex-wrap gap-2" data-screen-only>
      {commands.map(({ id, label, keys: key, unavailable, run }) => (
        <Button
          key={id}
          hotkey={keys && key ? String(key) : undefined}
          aria-label={keys ? undefined : `${label}: ${asked.words} ${asked.item?.title ?? asked.target}`}
          unavailable={unavailable}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
