'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Viewer } from '@/lib/stream/shapes';
import { type LiveState, LiveStream, type OnChange } from './live-stream';

/** The one stream of this window. */
export const live = new LiveStream((url) => new EventSource(url));
if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => live.setHidden(document.hidden));
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(live.watch, live.now, connecting);
}

/** How often to ask for what the stream would tell: only while it does not. */
export function useFallbackMs(ms: number): number | false {
  return useLiveState() === 'down' ? ms : false;
}

/** Calls back at most once in `everyMs`, and once more after the last change of a storm. */
export function useOnChange(onChange: OnChange, everyMs: number): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let doneAt = 0;
    let pending: Set<string> | null = new Set();
    const run = () => {
      timer = undefined;
      doneAt = performance.now();
      const ids = pending && [...pending];
      pending = new Set();
      latest.current(ids);
    };
    const stop = live.onChange((ids) => {
      pending = ids && pending ? new Set([...pending, ...ids]) : null;
      timer ??= setTimeout(run, Math.max(0, everyMs - (performance.now() - doneAt)));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
}

/** Who else has this finding open now. */
export function useViewers(findingId: string): readonly Viewer[] {
  return useSyncExternalStore(live.watch, () => live.viewersOf(findingId), nobody);
}

const connecting = (): LiveState => 'connecting';
const none: readonly Viewer[] = [];
const nobody = () => none;
