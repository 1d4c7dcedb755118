/** A short message that says what happened or will happen, with the key to take it back. */
export type Toast = {
  text: string;
  tone?: 'plain' | 'bad';
  /** What can be done about it, and the key for that (shown; the view registers the key itself). */
  action?: { label: string; hotkey?: string; run: () => void };
  /** To quote when asking for help. */
  requestId?: string;
  /** How long it stays; pointing at it or focusing it stops the clock. */
  forMs?: number;
};
export type ShownToast = Toast & { id: number };

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const MOST_AT_ONCE = 3;

/** Shows a toast and returns its id. Can be called from anywhere in the browser. */
export function notify(toast: Toast): number {
  const id = ++lastId;
  // The same words again replace the old ones: a held key must not build a tower.
  set([...shown.filter((one) => one.text !== toast.text), { ...toast, id }].slice(-MOST_AT_ONCE));
  return id;
}

export function dismissToast(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function shownToasts(): readonly ShownToast[] {
  return shown;
}

const none: readonly ShownToast[] = [];
/** The server never has toasts; always the same empty list, as React asks. */
export function noToasts(): readonly ShownToast[] {
  return none;
}

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
