'use client';

import { useMemo } from 'react';
import { copyText } from '@/components/ui/copy-button';
import type { Shortcut } from '@/components/ui/key-map';
import { notify } from '@/components/ui/toast-store';
import type { FindingRow } from '@/lib/findings/shapes';
import { csvOf, linksOf, markdownOf } from './copy-text';

const GROUP = 'Copy';

/** The selection, or the row the list stands at, as text for elsewhere. */
export function useCopyCommands(subjects: () => FindingRow[]): readonly Shortcut[] {
  return useMemo(() => {
    const copy = (textOf: (rows: readonly FindingRow[]) => string) => () => {
      const rows = subjects();
      if (rows.length === 0) return void notify({ text: 'Choose a finding first: J goes to the first one.' });
      void copyText(textOf(rows));
    };
    const { origin } = typeof window === 'undefined' ? { origin: '' } : window.location;
    return [
      {
        id: 'copy.link',
        label: 'Copy as link',
        group: GROUP,
        keys: 'Shift C',
        run: copy((rows) => linksOf(rows, origin)),
      },
      {
        id: 'copy.markdown',
        label: 'Copy as Markdown',
        group: GROUP,
        keys: 'Shift M',
        run: copy((rows) => markdownOf(rows, origin)),
      },
      { id: 'copy.csv', label: 'Copy as CSV', group: GROUP, keys: 'Shift V', run: copy(csvOf) },
    ];
  }, [subjects]);
}
