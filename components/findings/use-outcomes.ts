'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FindingRow } from '@/lib/findings/shapes';
import { fetchRows, refreshAround } from './queries';
import { rowStore } from './row-store';
import { newestOf } from './use-finding-row';
import { awaitedMs } from './write-truth';

const MOST = 50;
const IDLE_MS = 2000;

/** Follows the writes of the rows that `shown` gives, until each is known to be done or not. */
export function useOutcomes(shown: () => readonly FindingRow[]): void {
  const client = useQueryClient();
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (ms: number) => {
      if (!ended.signal.aborted) timer = setTimeout(round, ms);
    };
    async function round() {
      const now = Date.now();
      const due = shown()
        .map(newestOf)
        .filter(({ write }) => write !== null && awaitedMs(write, now) === 0)
        .slice(0, MOST);
      if (due.length === 0 || document.hidden) return again(IDLE_MS);
      try {
        const before = new Map(due.map(({ id, write }) => [id, write?.state]));
        const rows = await fetchRows([...before.keys()], ended.signal);
        for (const row of rows) rowStore.put(row);
        const settled = rows.filter((row) => row.write?.state !== before.get(row.id)).map(({ id }) => id);
        if (settled.length > 0) refreshAround(client, settled);
        again(1200);
      } catch {
        // The list itself says when the console does not answer; here it is only asked again, later.
        again(5000);
      }
    }
    again(600);
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [client, shown]);
}
