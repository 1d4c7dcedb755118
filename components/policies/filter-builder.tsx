'use client';

import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useId, useState } from 'react';
import { count } from '@/components/ui/format-number';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { type FilterTags, isTag, type Match, matchOf, type TagGroups } from './filter-draft';
import { tagWords } from './policy-filter';
import { type KnownTags, useKnownTags } from './use-known-tags';

/** A filter as sentences that are built: any of these, all of whose tags hold; and what is left out. What it comes to is said. */
export function FilterBuilder({
  tenantId,
  label,
  ofApps,
  filter,
  onFilter,
  error,
}: {
  tenantId: string;
  label: string;
  /** It can be tried on the apps of the tenant. */
  ofApps: boolean;
  filter: FilterTags;
  onFilter: (filter: FilterTags) => void;
  error: string | undefined;
}) {
  const known = useKnownTags(tenantId);
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="text-ink-2 text-sm">{label}</legend>
      <Groups
        label="Where"
        groups={filter.include}
        known={known}
        onGroups={(include) => onFilter({ ...filter, include })}
      />
      <Groups
        label="Except where"
        groups={filter.exclude}
        known={known}
        onGroups={(exclude) => onFilter({ ...filter, exclude })}
      />
      <MatchWords match={matchOf(filter, ofApps ? known.apps : null)} ofApps={ofApps} />
      {known.isPartial && (
        <p className="text-ink-3 text-sm">
          Not all that the tenant holds could be read: more tags than offered may exist.
        </p>
      )}
      {error && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** What a filter comes to; said before it is saved where that is everything or nothing. */
function MatchWords({ match, ofApps }: { match: Match; ofApps: boolean }) {
  const what = ofApps ? 'app' : 'session';
  const words = {
    everything: () => `It applies to every ${what}.`,
    nothing: () =>
      match.kind === 'nothing' && match.why === 'contradiction'
        ? 'It applies to nothing: what is wanted is left out again.'
        : `It applies to nothing: no ${what} that is known has these tags.`,
    some: () => {
      if (match.kind !== 'some') return '';
      const names = match.matched.slice(0, 5).map(({ name }) => name);
      const more = match.matched.length - names.length;
      return `It applies to ${count(match.matched.length)} of ${count(match.of)} apps: ${names.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}.`;
    },
    untried: () => `Which ${what}s these are cannot be told here: the vendor lists none with such tags.`,
  }[match.kind]();
  const isWarning = match.kind === 'everything' || match.kind === 'nothing';
  return (
    <p role="status" className={isWarning ? 'border-warn border-l-2 pl-3 text-sm' : 'text-ink-2 text-sm'}>
      {words}
    </p>
  );
}

function Groups({
  label,
  groups,
  known,
  onGroups,
}: {
  label: string;
  groups: TagGroups;
  known: KnownTags;
  onGroups: (groups: TagGroups) => void;
}) {
  const put = (at: number, tags: readonly string[]) =>
    onGroups(groups.map((group, index) => (index === at ? tags : group)).filter((group) => group.length > 0));
  return (
    <section aria-label={label} className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-line border-l pl-3">
      <p className="text-ink-3 text-sm">{label}</p>
      {groups.map((tags, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity of their own
        <div key={at} className="flex flex-wrap items-center gap-1.5">
          {at > 0 && <span className="text-ink-3 text-sm">or</span>}
          {tags.map((tag, index) => (
            <span key={tag} className="inline-flex items-center gap-1">
              {index > 0 && <span className="text-ink-3 text-sm">and</span>}
              <span
                data-tip={tag}
                className="inline-flex h-7 items-center rounded-md border border-line-strong pr-0.5 pl-2 text-sm"
              >
                <bdi>{tagWords(tag, known.names)}</bdi>
                <IconButton
                  size="sm"
                  label={`Remove ${tagWords(tag, known.names)}`}
                  icon={<X aria-hidden size={12} />}
                  onClick={() =>
                    put(
                      at,
                      tags.filter((one) => one !== tag),
                    )
                  }
                />
              </span>
            </span>
          ))}
          <TagInput
            label={`${label}: and`}
            placeholder="and…"
            known={known}
            onTag={(tag) => put(at, tags.includes(tag) ? tags : [...tags, tag])}
          />
        </div>
      ))}
      <TagInput
        label={groups.length > 0 ? `${label}: or` : label}
        placeholder={groups.length > 0 ? 'or…' : 'A tag, like country:DE'}
        known={known}
        onTag={(tag) => onGroups([...groups, [tag]])}
      />
    </section>
  );
}

/** One tag, typed or chosen among those in use; Enter adds it. */
function TagInput({
  label,
  placeholder,
  known,
  onTag,
}: {
  label: string;
  placeholder: string;
  known: KnownTags;
  onTag: (tag: string) => void;
}) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  function add() {
    const text = typed.trim();
    if (text === '') return;
    const byName = known.tags.find((tag) => tagWords(tag, known.names).toLowerCase() === text.toLowerCase());
    const tag = byName ?? text;
    setWrong(!isTag(tag));
    if (!isTag(tag)) return;
    setTyped('');
    onTag(tag);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  }
  return (
    <span className="grid gap-0.5">
      <Input
        mono
        spellCheck={false}
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${listId}-wrong` : undefined}
        placeholder={placeholder}
        list={listId}
        className="w-56 max-w-full"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={listId}>
        {known.tags.map((tag) => (
          <option key={tag} value={tag}>
            {tagWords(tag, known.names)}
          </option>
        ))}
      </datalist>
      {isWrong && (
        <span id={`${listId}-wrong`} role="alert" className="text-bad text-sm">
          A tag is a kind and a value, like country:DE.
        </span>
      )}
    </span>
  );
}
