'use client';

import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button';
import { notify } from './toast-store';

/** Copies a text; says that it did, or that the browser did not allow it. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      size="sm"
      label={label}
      icon={copied ? <Check aria-hidden size={13} className="text-ok" /> : <Copy aria-hidden size={13} />}
      onClick={() => copyText(text).then(setCopied)}
    />
  );
}

/** Puts a text on the clipboard and says so in a toast; false where the browser refuses (no HTTPS, no permission). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ text: 'Copied' });
    return true;
  } catch {
    notify({ tone: 'bad', text: 'The browser did not allow copying. Select the text and copy it by hand.' });
    return false;
  }
}
