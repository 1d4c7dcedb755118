'use client';

import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

const PAUSE_MS = 250;

/** The text filter of a list, in the top bar; `/` comes here, Escape empties it and then goes back to the list. */
export function ItemSearch({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  // The address changed under us (Back, a dropped filter): it wins over what stands in the box.
  if (text !== known) {
    setKnown(text);
    setTyped(text);
  }
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => latest.current(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useShortcuts([
    {
      id: 'items.search',
      label,
      group: 'List',
      keys: '/',
      keywords: ['filter', 'find'],
      run: () => input.current?.select(),
    },
  ]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') latest.current(typed);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (typed === '') input.current?.blur();
    else {
      setTyped('');
      latest.current('');
    }
  }

  return (
    <search className="relative grid">
      <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 self-center text-ink-3" />
      <Input
        ref={input}
        quiet
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        className="pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute right-2 self-center max-sm:hidden">
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
