'use client';

import { useEffect } from 'react';
import { afterLoad } from '@/components/ui/after-load';
import { part } from '@/components/ui/part';
import { FacetSkeleton } from './facet-skeleton';
import { PeekSkeleton } from './peek-frame';

const loadPeek = () => import('./peek').then((file) => file.Peek);
const loadCounts = () => import('./facet-counts').then((file) => file.FacetCounts);
const loadBulkBar = () => import('./bulk-bar').then((file) => file.BulkBar);

// Most first loads of the queue show none of these. One that does has them in its markup.
export const Peek = part(loadPeek, PeekSkeleton);
export const FacetCounts = part(loadCounts, FacetSkeleton);
export const LabelFacet = part(() => import('./label-facet').then((file) => file.LabelFacet));
export const BulkBar = part(loadBulkBar);
export const QueueEmpty = part(() => import('./queue-empty').then((file) => file.QueueEmpty));
export const QueueUnreadable = part(() => import('./queue-unreadable').then((file) => file.QueueUnreadable));
export const SourceNotes = part(() => import('./source-notes').then((file) => file.SourceNotes));

/** What the first key may ask for follows the page by itself. */
export function usePartsAfterLoad(): void {
  useEffect(
    () =>
      afterLoad(() => {
        // Whoever shows one says when it did not come.
        for (const load of [loadPeek, loadCounts, loadBulkBar]) load().catch(() => undefined);
      }),
    [],
  );
}
