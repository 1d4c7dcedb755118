'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { afterLoad } from '@/components/ui/after-load';
import { orMissing } from '@/components/ui/part';
import { FacetSkeleton } from './facet-skeleton';
import { PeekFrame, PeekSkeleton } from './peek-frame';

// Most first loads of the queue show none of these. One that does has them in its markup.
const loadPeek = orMissing(() => import('./active-peek').then((file) => file.ActivePeek));
const loadCounts = orMissing(() => import('./facet-counts').then((file) => file.FacetCounts));

export const ActivePeek = dynamic(loadPeek, {
  loading: () => (
    <PeekFrame>
      <PeekSkeleton />
    </PeekFrame>
  ),
});
export const FacetCounts = dynamic(loadCounts, { ssr: false, loading: FacetSkeleton });
export const LabelFacet = dynamic(
  orMissing(() => import('./label-facet').then((file) => file.LabelFacet)),
  {
    ssr: false,
  },
);
export const QueueEmpty = dynamic(orMissing(() => import('./queue-empty').then((file) => file.QueueEmpty)));
export const QueueUnreadable = dynamic(
  orMissing(() => import('./queue-unreadable').then((file) => file.QueueUnreadable)),
);

/** What the first key may ask for follows the page by itself. */
export function usePartsAfterLoad(): void {
  useEffect(
    () =>
      afterLoad(() => {
        void loadPeek();
        void loadCounts();
      }),
    [],
  );
}
