import { useShortcuts } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';
import { parseQuery } from '@/lib/query/parse';

/** All findings of the query as a file, loaded or not. */
export function useExportCommand(q: string): Shortcut {
  const command: Shortcut = {
    id: 'queue.export',
    label: 'Export as CSV',
    group: 'Queue',
    keys: 'Shift E',
    keywords: ['download', 'save', 'spreadsheet', 'report'],
    unavailable: parseQuery(q).ok ? undefined : 'This query cannot be read: there is nothing to export.',
    run: () => window.location.assign(`/api/findings/csv?${new URLSearchParams({ q })}`),
  };
  useShortcuts([command]);
  return command;
}
