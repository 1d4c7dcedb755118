import { useSyncExternalStore } from 'react';

let listeners: (() => void)[] = [];
let timer: ReturnType<typeof setInterval> | undefined;

/** Whole seconds until an instant, counted down each second; null on the server and once it has passed. */
export function useSecondsLeft(until: string | undefined): number | null {
  return useSyncExternalStore(
    subscribe,
    () => {
      if (until === undefined) return null;
      const left = Math.ceil((Date.parse(until) - Date.now()) / 1000);
      return left > 0 ? left : null;
    },
    () => null,
  );
}

// One timer for all countdowns of the page.
function subscribe(listener: () => void): () => void {
  listeners = [...listeners, listener];
  timer ??= setInterval(() => {
    for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners = listeners.filter((one) => one !== listener);
    if (listeners.length > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
