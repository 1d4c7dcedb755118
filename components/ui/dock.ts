const docks = new Set<HTMLElement>();
const listeners = new Set<() => void>();

/** A ref for what is docked at the foot of the page (bulk bar, footer of the peek): toasts stand above it. */
export function docked(element: HTMLElement): () => void {
  docks.add(element);
  tell();
  return () => {
    docks.delete(element);
    tell();
  };
}

/** How far the highest of them reaches up from the foot of what it is docked in, in pixels. */
export function dockHeight(): number {
  const reach = (element: HTMLElement) =>
    (element.parentElement ?? element).getBoundingClientRect().bottom - element.getBoundingClientRect().top;
  return Math.max(0, ...[...docks].map(reach));
}

export function subscribeDocks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
