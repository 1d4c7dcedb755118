'use client';

import { clsx } from 'clsx';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { type KeyboardEvent, useState } from 'react';
import { copyText } from './copy-button';
import { count } from './format-number';
import { jsonNode, jsonPath } from './json-node';

const colours = {
  string: 'text-ink',
  number: 'text-sent',
  boolean: 'text-drifted',
  null: 'text-ink-3 italic',
};
const LONG = 400;
const MANY = 200;
/** What each line stands for, to copy it; goes when the line goes. */
const values = new WeakMap<EventTarget, unknown>();

/**
 * A JSON value that opens and closes. Up and Down move, Right and Left open and close, Enter toggles, C copies the value,
 * P its path. The first two levels are open.
 */
export function JsonTree({ value, label }: { value: unknown; label: string }) {
  return (
    <div role="tree" aria-label={label} onKeyDown={onKeyDown} className="font-mono text-sm leading-5">
      <Branch name={null} path="" value={value} level={1} first />
    </div>
  );
}

type BranchProps = { name: string | null; path: string; value: unknown; level: number; first?: boolean };

function Branch({ name, path, value, level, first = false }: BranchProps) {
  const node = jsonNode(value);
  const [open, setOpen] = useState(level <= 2);
  const [whole, setWhole] = useState(false);
  const closable = 'entries' in node && node.entries.length > 0;
  const entries = 'entries' in node ? (whole ? node.entries : node.entries.slice(0, MANY)) : [];
  const text = 'text' in node ? (whole ? node.text : node.text.slice(0, LONG)) : node.summary;
  const cut = 'entries' in node ? node.entries.length - entries.length : node.text.length - text.length;
  return (
    <div role="none">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens for the keys of all its items */}
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={closable ? open : undefined}
        tabIndex={first ? 0 : -1}
        data-path={path}
        ref={(element) => {
          if (element) values.set(element, value);
        }}
        onClick={() => closable && setOpen(!open)}
        className="flex items-start gap-1 rounded-sm px-1 outline-offset-[-2px] hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          size={12}
          className={clsx('mt-1 shrink-0 text-ink-3', !closable && 'invisible', closable && open && 'rotate-90')}
        />
        {name !== null && <span className="shrink-0 text-ink-3">{name}:</span>}
        <span
          className={clsx(
            'min-w-0 whitespace-pre-wrap break-words',
            'text' in node ? colours[node.kind] : 'text-ink-3',
          )}
        >
          {text}
        </span>
      </div>
      {closable && open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a tree
        <div role="group" className="ml-2.5 border-line border-l pl-2">
          {entries.map(([key, child]) => (
            <Branch
              key={key}
              name={key}
              path={jsonPath(path, key, Array.isArray(value))}
              value={child}
              level={level + 1}
            />
          ))}
        </div>
      )}
      {cut > 0 && open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens for the keys of all its items
        <div
          role="treeitem"
          aria-level={level + 1}
          tabIndex={-1}
          onClick={() => setWhole(true)}
          className="ml-5 w-fit cursor-pointer rounded-sm px-1 text-accent outline-offset-[-2px]"
        >
          {'entries' in node ? `Show ${count(cut)} more` : `Show ${count(cut)} more characters`}
        </div>
      )}
    </div>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  if (!(event.target instanceof HTMLElement) || event.target.role !== 'treeitem') return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = items.indexOf(event.target);
  const open = event.target.getAttribute('aria-expanded');
  const level = (item: HTMLElement) => Number(item.getAttribute('aria-level'));
  const deeds: Record<string, () => void> = {
    ArrowDown: () => focusItem(items, items[at + 1]),
    ArrowUp: () => focusItem(items, items[at - 1]),
    Home: () => focusItem(items, items[0]),
    End: () => focusItem(items, items.at(-1)),
    ArrowRight: () => (open === 'false' ? items[at]?.click() : focusItem(items, open ? items[at + 1] : undefined)),
    ArrowLeft: () => {
      if (open === 'true') return items[at]?.click();
      const own = level(items[at] ?? event.currentTarget);
      focusItem(
        items,
        items.slice(0, at).findLast((item) => level(item) < own),
      );
    },
    Enter: () => items[at]?.click(),
    ' ': () => items[at]?.click(),
    c: () => void copyText(JSON.stringify(values.get(event.target), null, 2)),
    p: () => void copyText(items[at]?.dataset.path ?? ''),
  };
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  event.stopPropagation();
  deed();
}

/** One item at a time is in the tab order: the one that had focus last. */
function focusItem(items: readonly HTMLElement[], item: HTMLElement | undefined) {
  if (!item) return;
  for (const one of items) one.tabIndex = one === item ? 0 : -1;
  item.focus();
}
