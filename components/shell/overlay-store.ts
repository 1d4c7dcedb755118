/** Which of the frame's own dialogs is open; a menu, a key or a page may ask for one. */
export type Overlay = 'palette' | 'help' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

export const openPalette = () => showOverlay('palette');
export const openHelp = () => showOverlay('help');
export const openOverlay = (): Overlay => open;

export function showOverlay(next: Overlay): void {
  open = next;
  for (const listener of listeners) listener();
}

export function subscribeOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
