import type { KeyboardEvent } from 'react';

/** Ctrl or ⌘ with Enter sends a form from any of its inputs. */
export function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  // A dialog's form may stand, in React's tree, inside another form.
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}
