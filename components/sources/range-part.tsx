'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Source, SourceStream } from '@/lib/sources/shapes';
import { RangeDialog } from './range-dialog';
import { rangeText, readWhole } from './range-words';
import { nounText } from './words';

/** How far back each past goes, up to where it has come and what is not walked yet; and what has no past of its own. */
export function RangePart({
  source,
  canEdit,
}: {
  source: Pick<Source, 'id' | 'name' | 'streams'>;
  /** May set how far back it goes. */
  canEdit: boolean;
}) {
  const [setting, setSetting] = useState<SourceStream | null>(null);
  const pasts = source.streams.filter(({ stream }) => stream === 'backfill');
  const whole = readWhole(source.streams);
  if (pasts.length === 0 && whole === null) return null;
  return (
    <div className="border-line border-t px-4 py-2 text-sm">
      <ul className="grid gap-1">
        {pasts.map((past) => (
          <li key={past.noun} className="flex min-h-6 flex-wrap items-center gap-x-3">
            <span>
              <span className="text-ink-3">The past of {nounText(past.noun).toLowerCase()}: </span>
              {rangeText(past)}
            </span>
            {canEdit && (
              <span data-screen-only>
                <Button
                  size="sm"
                  aria-label={`Set range: ${nounText(past.noun)} of ${source.name}`}
                  onClick={() => setSetting(past)}
                >
                  Set range
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {whole && <p className="text-ink-3">{whole}</p>}
      {setting && <RangeDialog source={source} past={setting} onClose={() => setSetting(null)} />}
    </div>
  );
}
