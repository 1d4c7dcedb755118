import { useCallback, useSyncExternalStore } from 'react';
import type { FindingRow } from '@/lib/findings/shapes';
import { rowStore } from './row-store';

/** The newest that is known of a row: what the person just did to it, else what its list says. */
export function useFindingRow<Row extends FindingRow>(row: Row): Row {
  const subscribe = useCallback((listener: () => void) => rowStore.subscribe(row.id, listener), [row.id]);
  const newer = useSyncExternalStore(
    subscribe,
    () => rowStore.get(row.id),
    () => undefined,
  );
  // A detail has more than a row, and its title whole.
  return newer ? { ...row, ...newer, title: row.title } : row;
}

/** The same outside a component. */
export function newestOf(row: FindingRow): FindingRow {
  return rowStore.get(row.id) ?? row;
}
