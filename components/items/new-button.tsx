'use client';

import Plus from 'lucide-react/icons/plus';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { Offer } from './offers';

/** Makes something new in a list: the button in its top bar, the key N, and the command. */
export function NewButton({ id, label, group, why, run }: Omit<Offer, 'keys' | 'about'> & { group: string }) {
  useShortcuts([{ id, label, group, keys: 'N', unavailable: why, run }]);
  return (
    <Button tone="primary" hotkey="N" icon={<Plus aria-hidden size={14} />} unavailable={why} onClick={run}>
      {label}
    </Button>
  );
}
