'use client';

import ListFilter from 'lucide-react/icons/list-filter';
import Rows3 from 'lucide-react/icons/rows-3';
import { IconButton } from '@/components/ui/icon-button';
import type { QueuePrefs } from './queue-prefs';

/** How the list looks: denser rows, and whether the filters stand beside it. */
export function QueueTools({
  prefs,
  onFacets,
  onDense,
}: {
  prefs: QueuePrefs;
  onFacets: () => void;
  onDense: () => void;
}) {
  return (
    <>
      <IconButton
        label="Filters"
        hotkey="F"
        aria-pressed={prefs.facets}
        icon={<ListFilter aria-hidden size={15} />}
        className={prefs.facets ? 'text-accent!' : undefined}
        onClick={onFacets}
      />
      <IconButton
        label="Dense rows"
        aria-pressed={prefs.compact}
        icon={<Rows3 aria-hidden size={15} />}
        className={prefs.compact ? 'text-accent!' : undefined}
        onClick={onDense}
      />
    </>
  );
}
