import { plural } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Source } from '@/lib/sources/shapes';
import { nounText } from './words';

/** What the vendor sent that no schema could read, by the reason: its records, or our reading of them, have drifted. */
export function DriftPart({ source: { name, drift } }: { source: Pick<Source, 'name' | 'drift'> }) {
  if (!drift || drift.length === 0) return null;
  const all = drift.reduce((sum, { count }) => sum + count, 0);
  return (
    <details className="border-line border-t px-4 py-2 [&[open]>summary]:mb-2">
      <summary className="w-fit max-w-full rounded-sm text-sm hover:text-ink">
        <span className="text-ink-3">Drift: </span>
        <span className="text-warn">{plural(all, 'record')} could not be read and stand aside</span>
      </summary>
      <ul aria-label={`What could not be read from ${name}`} className="grid gap-1 text-sm">
        {drift.map(({ noun, reason, count, at }) => (
          <li key={`${noun} ${reason}`} className="[overflow-wrap:anywhere]">
            {nounText(noun)}: {plural(count, 'record')}, <bdi>{reason}</bdi>
            <span className="text-ink-3">
              {' '}
              · last <RelativeTime at={at} suffix=" ago" focusable />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
