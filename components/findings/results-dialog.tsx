'use client';

import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format-number';
import type { Outcome } from './outcome';

/** What came of a deed for many, where not all of it could be done: each one that was skipped, with its reason. */
export function ResultsDialog({ outcome, words, onClose }: { outcome: Outcome; words: string; onClose: () => void }) {
  const skipped = outcome.items.filter(({ result }) => result === 'skipped');
  return (
    <Dialog
      title={`${plural(outcome.done, 'done', 'done')}, ${plural(skipped.length, 'skipped', 'skipped')}`}
      description={outcome.done > 0 ? `${words}, for ${plural(outcome.done, 'finding')}.` : 'Nothing was changed.'}
      onClose={onClose}
      footer={
        <Button size="lg" data-autofocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul aria-label="Results" className="grid">
        {outcome.items
          .toSorted((a, b) => Number(a.result === 'done') - Number(b.result === 'done'))
          .map((item) => (
            <li key={item.id} className="flex items-start gap-2 border-line border-t py-1.5">
              {item.result === 'done' ? (
                <Check aria-label="Done" size={14} className="mt-0.5 shrink-0 text-ok" />
              ) : (
                <Minus aria-label="Skipped" size={14} className="mt-0.5 shrink-0 text-warn" />
              )}
              <span className="min-w-0">
                <bdi className="block truncate">{item.name}</bdi>
                {item.message && <span className="block text-ink-2 text-sm">{item.message}</span>}
              </span>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
