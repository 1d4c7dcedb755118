/**
 * Gives focus to the list's active row when it was lost: the row that a dialog was opened from may have left the list by
 * the time the dialog closes.
 */
export function returnFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-row-link][tabindex="0"]')?.focus({ preventScroll: true });
  });
}
