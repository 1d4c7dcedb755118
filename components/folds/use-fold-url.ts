'use client';

import { useSearchParams } from 'next/navigation';
import { FOLD_TABS, type ListFoldsQuery } from '@/lib/folds/schema';

/** Which folds are listed, kept in the address. */
export function useFoldUrl(): [ListFoldsQuery, (change: { tab?: string; text?: string }) => void] {
  const params = useSearchParams();
  const asked = params.get('tab');
  const tab = FOLD_TABS.find((one) => one === asked) ?? 'open';
  return [
    { tab, text: (params.get('text') ?? '').slice(0, 200) },
    (change) => {
      const search = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(change)) search.set(name, value);
      window.history.replaceState(null, '', `${window.location.pathname}?${search}`);
    },
  ];
}
