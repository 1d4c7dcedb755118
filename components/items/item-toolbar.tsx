'use client';

import ListFilter from 'lucide-react/icons/list-filter';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format-number';
import type { ItemFacets as Facets } from '@/lib/items/shapes';
import type { ItemWords } from './item-column';
import { ItemFacets } from './item-facets';
import { type ItemQuery, narrowing } from './item-query';

/** The line over a list: how many there are, other lists beside it, and the filters where no room is for their column. */
export function ItemToolbar({
  words,
  facets,
  query,
  onQuery,
  views,
}: {
  words: ItemWords;
  facets: Facets | undefined;
  query: ItemQuery;
  onQuery: (query: ItemQuery) => void;
  views?: ReactNode;
}) {
  const [filtering, setFiltering] = useState(false);
  const narrowed = narrowing(query).filter((part) => part !== 'text').length;
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-1">
      {views}
      <p className="text-ink-2 text-sm" aria-live="polite">
        {facets && plural(facets.total, words.one, words.many)}
      </p>
      <div className="ml-auto md:hidden">
        <Button icon={<ListFilter aria-hidden size={13} />} onClick={() => setFiltering(true)}>
          Filter{narrowed > 0 && ` · ${narrowed}`}
        </Button>
      </div>
      {filtering && (
        <Dialog
          title={`Filter ${words.many}`}
          size="sm"
          onClose={() => setFiltering(false)}
          footer={
            <Button size="lg" tone="primary" onClick={() => setFiltering(false)}>
              Show {facets ? plural(facets.total, words.one, words.many) : words.many}
            </Button>
          }
        >
          <ItemFacets words={words} facets={facets} query={query} onQuery={onQuery} />
        </Dialog>
      )}
    </div>
  );
}
