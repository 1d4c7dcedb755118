'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, useRef } from 'react';
import { spoken } from '@/components/items/words';
import { EmptyState } from '@/components/ui/empty-state';
import type { OperationSummary } from '@/lib/operations/shapes';
import { groupsOf } from './operation-find';
import { VerbMark } from './verb-mark';

/** Every operation of a tenant that a person may call, grouped by resource. Arrows move, Enter chooses. */
export function OperationPicker({
  all,
  text,
  chosen,
  hrefOf,
  onChoose,
}: {
  all: readonly OperationSummary[];
  text: string;
  chosen: string | null;
  hrefOf: (operation: string) => string;
  onChoose: (operation: string) => void;
}) {
  const list = useRef<HTMLElement>(null);
  const groups = groupsOf(all, text);
  if (groups.length === 0) return <EmptyState title="No operation matches" />;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.findIndex((link) => link.matches(':focus'));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    links[at + step]?.focus();
  }

  return (
    <nav
      ref={list}
      aria-label="Operations"
      onKeyDown={onKeyDown}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-3 px-2 py-3"
    >
      {groups.map(({ resource, operations }) => (
        <section key={resource} aria-label={spoken(resource)}>
          <h2 className="px-2 pb-1 font-normal text-ink-3 text-sm">{spoken(resource)}</h2>
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-px">
            {operations.map(({ id, title, verb, pathStatus, corrected, whyOff }) => (
              <li key={id}>
                <a
                  href={hrefOf(id)}
                  aria-current={id === chosen ? 'true' : undefined}
                  data-tip={whyOff ?? title}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    onChoose(id);
                  }}
                  className={clsx(
                    'flex min-h-7 items-center gap-2 rounded-md px-2 py-0.5',
                    id === chosen ? 'bg-selected' : 'hover:bg-hover',
                    whyOff === null ? 'text-ink' : 'text-ink-3',
                  )}
                >
                  <VerbMark verb={verb} />
                  <span className="min-w-0 grow truncate">{title}</span>
                  {whyOff !== null ? (
                    <span className="text-ink-3 text-xs">off</span>
                  ) : corrected ? (
                    <span className="text-ink-3 text-xs">corrected</span>
                  ) : (
                    pathStatus === 'inferred' && <span className="text-ink-3 text-xs">inferred</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
