'use client';

import { useState } from 'react';
import { count } from '@/components/ui/format-number';

const SHOWN = 400;

/** Words of the vendor or of a person there, whatever their length: the beginning, and all of it when asked for. */
export function LongText({ text, quoted = false }: { text: string; quoted?: boolean }) {
  const [whole, setWhole] = useState(false);
  const letters = [...text];
  const isCut = letters.length > SHOWN && !whole;
  const shown = isCut ? `${letters.slice(0, SHOWN).join('').trimEnd()}…` : text;
  return (
    <>
      <bdi className="whitespace-pre-line">{quoted ? `“${shown}”` : shown}</bdi>
      {isCut && (
        <button
          type="button"
          className="ml-1 rounded-sm text-accent text-sm underline underline-offset-2"
          onClick={() => setWhole(true)}
        >
          All {count(letters.length)} characters
        </button>
      )}
    </>
  );
}
