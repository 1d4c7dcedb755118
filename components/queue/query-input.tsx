'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Kbd } from '@/components/ui/kbd';
import type { Suggestion, Suggestions } from '@/lib/findings/shapes';
import type { QueryProblem } from '@/lib/query/ast';
import { atCaret } from '@/lib/query/caret';
import type { Parsed } from '@/lib/query/parse';
import { marksOf } from './query-marks';
import { complete } from './suggest-edit';
import { SuggestionList } from './suggestion-list';
import { useDebounced } from './use-debounced';

export type Suggest = {
  /** Under which key what was read is kept. */
  key: readonly string[];
  read: (asked: { field: string | null; typed: string; q: string }, signal: AbortSignal) => Promise<Suggestions>;
};

/** The query of a list. Fields are lit, an error stands at its token; Enter applies, Escape leaves. */
export function QueryInput({
  label,
  group,
  q,
  parse,
  named,
  suggest,
  told = null,
  onApply,
}: {
  label: string;
  /** Of the list's keys. */
  group: string;
  q: string;
  parse: (text: string) => Parsed<string>;
  /** The field of a name in the list's language. */
  named: (name: string) => string | undefined;
  suggest: Suggest;
  /** What the server found wrong with `q`: a name that nobody knows. */
  told?: QueryProblem | null;
  onApply: (q: string) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(q);
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const goal = useRef<number | null>(null);

  const parsed = parse(text);
  const settled = useDebounced(text, 900);
  // While it is typed a query is nearly always unfinished: it is called wrong after a pause, or when it was asked for.
  const unread = !parsed.ok && (asked || settled === text) ? parsed.problem : null;
  const problem = unread ?? (text === q ? told : null);
  const place = useDebounced(caret === null ? null : atCaret(text, caret, named), 120);
  const begun = { field: place?.field ?? null, typed: place?.typed ?? '', q: readable(place?.rest ?? '', parse) };
  const suggestions = useQuery({
    queryKey: [...suggest.key, begun.field, begun.typed, begun.q],
    queryFn: ({ signal }) => suggest.read(begun, signal),
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
    enabled: open && place !== null,
  });
  const items = open && caret !== null ? (suggestions.data?.items ?? []) : [];

  useShortcuts([
    {
      id: 'query',
      label: 'Search',
      group,
      keys: '/',
      keywords: ['query', 'filter'],
      run: () => {
        input.current?.focus();
        input.current?.setSelectionRange(text.length, text.length);
      },
    },
  ]);

  useLayoutEffect(() => {
    if (goal.current === null) return;
    input.current?.setSelectionRange(goal.current, goal.current);
    goal.current = null;
  });
  const follow = () => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
  };
  useLayoutEffect(follow);

  function take(item: Suggestion) {
    if (caret === null) return;
    const done = complete(text, atCaret(text, caret, named), item);
    goal.current = done.caret;
    setText(done.text);
    setCaret(done.caret);
    setAt(-1);
    setOpen(true);
  }

  function submit() {
    setAsked(true);
    setOpen(false);
    if (!parsed.ok) return input.current?.setSelectionRange(parsed.problem.start, parsed.problem.end);
    onApply(text.trim());
    input.current?.blur();
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = items[at];
    const keys: Record<string, () => void> = {
      ArrowDown: () => setAt(items.length === 0 ? -1 : (at + 1) % items.length),
      ArrowUp: () => setAt(items.length === 0 ? -1 : (at <= 0 ? items.length : at) - 1),
      Enter: () => (chosen ? take(chosen) : submit()),
      Escape: () => {
        if (items.length > 0) return setOpen(false);
        setText(q);
        input.current?.blur();
      },
    };
    if (event.key === 'Tab' && chosen && !event.shiftKey) {
      event.preventDefault();
      return take(chosen);
    }
    const deed = keys[event.key];
    if (!deed || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  }

  return (
    <search className="relative block">
      <Search aria-hidden size={14} className="pointer-events-none absolute top-2 left-2.5 z-10 text-ink-3" />
      <div
        ref={mirror}
        aria-hidden
        className="pointer-events-none absolute inset-0 overflow-hidden whitespace-pre border border-transparent pr-9 pl-8 font-mono text-md leading-[30px]"
      >
        {marksOf(text, problem, named).map((mark, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no identity
            key={index}
            className={clsx(
              mark.kind === 'field' && 'text-accent',
              mark.kind === 'fault' && 'text-bad underline decoration-wavy underline-offset-4',
            )}
          >
            {mark.text}
          </span>
        ))}
      </div>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={items[at] ? `${id}-list-${at}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
          setAt(-1);
          setAsked(false);
          setOpen(true);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onFocus={() => setOpen(false)}
        onBlur={() => {
          setOpen(false);
          setCaret(null);
        }}
        onKeyDown={onKeyDown}
        onScroll={follow}
        className="h-8 w-full rounded-md border border-control bg-transparent pr-9 pl-8 font-mono text-md text-transparent caret-ink selection:text-transparent aria-invalid:border-bad forced-colors:text-[FieldText]"
      />
      <span className="pointer-events-none absolute top-[7px] right-2">
        <Kbd>/</Kbd>
      </span>
      {items.length > 0 ? (
        <SuggestionList id={`${id}-list`} items={items} at={at} onTake={take} />
      ) : (
        problem && <Fault id={`${id}-problem`} problem={problem} text={text} />
      )}
    </search>
  );
}

/** What is wrong with the query, and at which of its words. */
function Fault({ id, problem, text }: { id: string; problem: QueryProblem; text: string }) {
  const token = text.slice(problem.start, problem.end).trim();
  return (
    <p
      id={id}
      role="alert"
      className="absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-bad bg-raised px-3 py-1.5 text-pretty text-sm shadow-float"
    >
      {token && <code className="mr-2 text-bad">{token}</code>}
      {problem.message}
    </p>
  );
}

/** What cannot be read has no findings to count suggestions under. */
function readable(rest: string, parse: (text: string) => Parsed<string>): string {
  return parse(rest).ok ? rest : '';
}
