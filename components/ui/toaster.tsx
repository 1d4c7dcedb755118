'use client';

import { clsx } from 'clsx';
import X from 'lucide-react/icons/x';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from './button';
import { dockHeight, subscribeDocks } from './dock';
import { IconButton } from './icon-button';
import { dismissToast, noToasts, type ShownToast, shownToasts, subscribeToasts } from './toast-store';

/**
 * Where toasts appear: bottom right, above whatever is docked there (bulk bar, footer of the peek). The live region is
 * always in the page, else the first toast would not be read out.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, shownToasts, noToasts);
  const region = useRef<HTMLDivElement>(null);
  // Measured only while there is a toast: it makes the browser lay out at once.
  useLayoutEffect(() => {
    if (toasts.length === 0) return;
    const stand = () => region.current?.style.setProperty('--docked', `${dockHeight()}px`);
    stand();
    return subscribeDocks(stand);
  }, [toasts]);
  return (
    <div
      ref={region}
      role="status"
      aria-live="polite"
      data-screen-only
      className="pointer-events-none fixed right-4 bottom-[calc(var(--docked,0px)+16px)] z-50 grid w-[min(360px,calc(100vw-32px))] gap-2 max-sm:bottom-[calc(var(--bottombar)+var(--docked,0px)+12px)]"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: ShownToast }) {
  const [held, setHeld] = useState(false);
  const { id, forMs = 6000 } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), forMs);
    return () => clearTimeout(timer);
  }, [id, forMs, held]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops its clock
    <div
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
      className={clsx(
        'pointer-events-auto flex items-center gap-3 rounded-lg border bg-raised py-2 pr-2 pl-3 shadow-float',
        toast.tone === 'bad' ? 'border-bad' : 'border-line-strong',
      )}
    >
      <p className="min-w-0 grow text-pretty">
        {toast.tone === 'bad' && <span className="sr-only">Failed: </span>}
        {toast.text}
        {toast.requestId && <span className="block font-mono text-ink-3 text-xs">{toast.requestId}</span>}
      </p>
      {toast.action && (
        <Button
          hotkey={toast.action.hotkey}
          onClick={() => {
            toast.action?.run();
            dismissToast(id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="sm" icon={<X aria-hidden size={13} />} onClick={() => dismissToast(id)} />
    </div>
  );
}
