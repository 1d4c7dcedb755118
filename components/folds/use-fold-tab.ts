'use client';

import { useSearchParams } from 'next/navigation';
import { FOLD_TABS, type FoldTab } from '@/lib/folds/schema';

/** Which folds are listed, kept in the address. */
export function useFoldTab(): [FoldTab, (tab: string) => void] {
  const asked = useSearchParams().get('tab');
  const tab = FOLD_TABS.find((one) => one === asked) ?? 'open';
  return [
    tab,
    (next) =>
      window.history.replaceState(
        null,
        '',
        next === 'open' ? window.location.pathname : `?${new URLSearchParams({ tab: next })}`,
      ),
  ];
}
