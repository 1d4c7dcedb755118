'use client';

import ChevronRight from 'lucide-react/icons/chevron-right';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { Draft } from './form-draft';

type Look = { label: ReactNode; hint: string | null; error: string | undefined };

const inside = 'grid gap-3 border-line border-l pl-3';

/** An object among the inputs. It is open where something stands in it, or has to. */
export function ObjectField({
  label,
  hint,
  error,
  isGiven,
  required,
  children,
}: Look & { isGiven: boolean; required: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(isGiven || required);
  return (
    <fieldset className="grid gap-2">
      <legend className="text-ink-2 text-sm">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink"
        >
          <ChevronRight aria-hidden size={13} className={isOpen ? 'rotate-90' : undefined} />
          {label}
          {!required && <span className="text-ink-3">· optional</span>}
        </button>
      </legend>
      <About hint={hint} error={error} />
      {isOpen && <div className={inside}>{children}</div>}
    </fieldset>
  );
}

/** A list of objects: as many as are added. */
export function ListField({
  label,
  hint,
  error,
  items,
  onItems,
  children,
}: Look & {
  items: readonly Draft[];
  onItems: (items: readonly Draft[]) => void;
  children: (item: Draft, onItem: (next: Draft) => void, index: number) => ReactNode;
}) {
  const put = (index: number) => (next: Draft) => onItems(items.map((item, at) => (at === index ? next : item)));
  return (
    <fieldset className="grid justify-items-start gap-2">
      <legend className="text-ink-2 text-sm">
        {label} <span className="text-ink-3">· optional</span>
      </legend>
      <About hint={hint} error={error} />
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drafts have no id, and their places are what is sent
        <div key={index} className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <div className={inside}>{children(item, put(index), index)}</div>
          <IconButton
            size="sm"
            label={`Remove entry ${index + 1}`}
            icon={<X aria-hidden size={14} />}
            onClick={() => onItems(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="sm" icon={<Plus aria-hidden size={13} />} onClick={() => onItems([...items, {}])}>
        Add an entry
      </Button>
    </fieldset>
  );
}

function About({ hint, error }: { hint: string | null; error: string | undefined }) {
  return (
    <>
      {error && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
      {hint && <p className="text-ink-3 text-sm">{hint}</p>}
    </>
  );
}
