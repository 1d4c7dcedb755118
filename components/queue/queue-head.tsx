'use client';

import { Button } from '@/components/ui/button';
import { useKeyOf } from '@/components/ui/own-keys';
import type { QueuePrefs } from './queue-prefs';
import { QueueTools } from './queue-tools';
import type { QueueState } from './queue-url';
import type { News } from './steady';
import { ViewTabs } from './view-tabs';

export type Tools = { onFacets: () => void; onDense: () => void; onViews: () => void; onColumns: () => void };

/** Views at the left; at the right what is new and waits to be let in, and how the list looks. */
export function QueueHead({
  now,
  isReadable,
  isDue,
  news,
  onLoad,
  prefs,
  tools,
}: {
  now: Pick<QueueState, 'q' | 'sort' | 'group' | 'view'>;
  isReadable: boolean;
  /** Nothing is counted before the list has its findings. */
  isDue: boolean;
  news: News;
  onLoad: () => void;
  prefs: QueuePrefs;
  tools: Tools;
}) {
  const load = useKeyOf('queue.load', '.');
  const told = [
    news.added.length > 0 ? `${news.added.length} new` : null,
    news.changed.length > 0 ? `${news.changed.length} changed` : null,
  ].filter(Boolean);
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-3">
      <ViewTabs now={now} isReadable={isReadable} isDue={isDue} />
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {told.length > 0 && (
          <Button tone="primary" hotkey={load} className="rounded-full!" onClick={onLoad}>
            {told.join(', ')}
          </Button>
        )}
        <QueueTools q={now.q} prefs={prefs} group={now.group} tools={tools} />
      </span>
      <p aria-live="polite" className="sr-only">
        {told.length > 0 && `${told.join(', ')}. Press ${load ?? 'the button'} to load.`}
      </p>
    </div>
  );
}
