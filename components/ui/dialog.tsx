'use client';

import { clsx } from 'clsx';
import X from 'lucide-react/icons/x';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { HotkeyScope } from './hotkeys';
import { IconButton } from './icon-button';

export type DialogProps = {
  title: string;
  /** Asked to close, by Escape or the button. The owner decides: it takes the dialog out of the tree. */
  onClose: () => void;
  description?: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  role?: 'dialog' | 'alertdialog';
  children?: ReactNode;
};

const widths = { sm: 'max-w-100', md: 'max-w-140', lg: 'max-w-220' };

/** True lays the dialogs inside aside with all that was typed, as if they were closed, until it is false again. */
export const DialogAside = createContext(false);

/**
 * A modal dialog; mounted means open. The browser keeps focus inside, gives it back, and makes the rest inert. A click
 * beside it does not close it: something may have been typed. Single keys of the page are silent meanwhile.
 */
export function Dialog({ title, onClose, description, footer, size = 'md', role, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isAside = useContext(DialogAside);
  useModal(dialog, onClose, !isAside);

  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      className={clsx(
        'fixed inset-x-0 top-[12dvh] m-auto mt-0 max-h-[80dvh] w-[calc(100vw-24px)] flex-col overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float open:flex',
        widths[size],
      )}
    >
      <HotkeyScope off={isAside}>
        <header className="flex items-start gap-3 px-4 pt-3 pb-1">
          <h2 id={`${id}-title`} className="min-w-0 grow pt-0.5 text-lg">
            {title}
          </h2>
          <IconButton label="Close" hotkey="Esc" icon={<X aria-hidden size={15} />} onClick={onClose} />
        </header>
        {/* Room above, so that the ring around what stands first is whole. */}
        <div data-content className="min-h-0 grow overflow-y-auto px-4 pt-1 pb-4">
          {description && (
            <div id={`${id}-text`} className="mb-3 text-ink-2">
              {description}
            </div>
          )}
          {children}
        </div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>
        )}
      </HotkeyScope>
    </dialog>
  );
}

const focusable = 'input:not(:disabled), textarea, select, button, a[href], [tabindex="0"]';

/** Opens a `<dialog>` as modal while it is mounted and meant to be open, and turns Escape into a question to its owner. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void, isOpen = true): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !isOpen) return;
    const onCancel = (event: Event) => {
      if (event.target !== element) return;
      event.preventDefault();
      close.current();
    };
    // Some browsers close it themselves at a second Escape.
    const onGone = () => {
      markModal();
      close.current();
    };
    element.addEventListener('cancel', onCancel);
    element.addEventListener('close', onGone);
    element.showModal();
    markModal();
    // The browser would choose the close button; what the dialog is about comes first.
    const content = element.querySelector('[data-content]');
    const first =
      element.querySelector<HTMLElement>('[data-autofocus]') ?? content?.querySelector<HTMLElement>(focusable);
    first?.focus();
    return () => {
      element.removeEventListener('cancel', onCancel);
      element.removeEventListener('close', onGone);
      // Closed before it is removed: only then does the browser give focus back.
      element.close();
      markModal();
    };
  }, [dialog, isOpen]);
}

/** For the style sheet: the page behind does not scroll. */
function markModal(): void {
  document.documentElement.toggleAttribute('data-modal', document.querySelector('dialog:modal') !== null);
}
