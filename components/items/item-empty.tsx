'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { ItemFacets } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemWords } from './item-column';
import { type ItemQuery, without } from './item-query';
import { items } from './queries';
import { isDoubtful, tenantsOf } from './tenant-freshness';
import { useForbidden } from './viewer';
import { type EmptyPart, whyEmpty } from './why-empty';
import { listed } from './words';

/** Why there are no rows: no tenant, a tenant that is down, nothing yet, or a part of the query that can be dropped. */
export function ItemEmpty({
  noun,
  words,
  query,
  facets,
  onQuery,
  children,
}: {
  noun: ItemNoun;
  words: ItemWords;
  query: ItemQuery;
  facets: ItemFacets | undefined;
  onQuery: (query: ItemQuery) => void;
  /** What can be done about it, where something can. */
  children?: ReactNode;
}) {
  const { data } = useQuery(sources.list());
  const mayNotConnect = useForbidden('connections.edit');
  const hasText = query.text.trim() !== '';
  const withoutText = useQuery({ ...items.facets(noun, without(query, 'text')), enabled: hasText });
  const parts = whyEmpty(query, facets, hasText ? (withoutText.data?.total ?? null) : null);
  const tenants = data ? tenantsOf(data.sources, noun) : [];
  const doubtful = tenants.filter(isDoubtful);

  if (data && tenants.length === 0) {
    return (
      <EmptyState
        title={`No tenant here has ${words.many}`}
        action={mayNotConnect ? undefined : <ButtonLink href="/settings">Connect a tenant in Settings</ButtonLink>}
      >
        {mayNotConnect && 'An admin can connect one in Settings.'}
      </EmptyState>
    );
  }
  const title = parts.length > 0 ? `No ${words.many} match` : `No ${words.many} stored`;
  return (
    <EmptyState title={title} action={children}>
      {doubtful.length > 0 && (
        <p className="mb-2">
          This is not the whole truth: {listed(doubtful.map(({ name }) => name))}{' '}
          {doubtful.length === 1 ? 'has' : 'have'} not been read to the end lately.
        </p>
      )}
      {parts.length === 0 &&
        doubtful.length === 0 &&
        `The vendor has none, as far as ${listed(tenants.map(({ name }) => name))} says.`}
      {parts.length > 0 && <Parts parts={parts} words={words} onDrop={(part) => onQuery(without(query, part))} />}
    </EmptyState>
  );
}

const KEY = 'Backspace';

function Parts(props: { parts: readonly EmptyPart[]; words: ItemWords; onDrop: (part: EmptyPart['part']) => void }) {
  const { parts, words, onDrop } = props;
  const first = parts[0];
  const nameOf = (part: EmptyPart['part']) =>
    part === 'text' || part === 'time' ? `the ${part}` : (words.facets[part] ?? part).toLowerCase();
  useShortcuts(
    first
      ? [
          {
            id: 'items.drop',
            label: `Drop ${nameOf(first.part)}`,
            group: 'List',
            keys: KEY,
            run: () => onDrop(first.part),
          },
        ]
      : [],
  );
  return (
    <ul className="grid justify-items-start gap-1.5">
      {parts.map(({ part, total }, index) => (
        <li key={part}>
          <Button hotkey={index === 0 ? KEY : undefined} onClick={() => onDrop(part)}>
            Drop {nameOf(part)}
          </Button>
          {total !== null && <span className="ml-2">{plural(total, words.one, words.many)} without it</span>}
        </li>
      ))}
    </ul>
  );
}
