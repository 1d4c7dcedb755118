'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ItemSearch } from '@/components/items/item-search';
import { NotReadAgain } from '@/components/items/not-read-again';
import { returnFocus } from '@/components/items/return-focus';
import { RowsFrame } from '@/components/items/rows-frame';
import { useListUrl } from '@/components/items/use-item-url';
import { useForbidden } from '@/components/items/viewer';
import { TagTabs } from '@/components/tags/tag-tabs';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { plural } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { dialogPart } from '@/components/ui/part';
import { problemOf } from '@/components/ui/problem';
import { SkeletonRows } from '@/components/ui/skeleton';
import { notify } from '@/components/ui/toast-store';
import type { Alias } from '@/lib/vocabulary/shapes';
import { useAliases, vocabulary } from './queries';
import { VOCABULARY_ADDRESS } from './vocabulary-address';
import { vocabularyColumns, type WordRow } from './vocabulary-columns';
import { WordPane } from './word-pane';

const MapWordDialog = dialogPart(() => import('./map-word-dialog').then((one) => one.MapWordDialog));
const WORDS = { one: 'word', many: 'words' };

/** The labels and tags of all vendors, every word once: who uses it where, and what is read as the same. */
export function VocabularyView() {
  const url = useListUrl(VOCABULARY_ADDRESS);
  const { query, setQuery } = url;
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(vocabulary.list(query.text));
  const { unmap } = useAliases();
  const [mapping, setMapping] = useState<WordRow | null>(null);
  const why = useForbidden('tags.edit');
  const rows = useMemo<WordRow[]>(
    () => data?.words.map((word) => ({ ...word, id: word.key, goneAt: null })) ?? [],
    [data],
  );
  const close = () => {
    setMapping(null);
    returnFocus();
  };
  async function takeOut(alias: Alias) {
    try {
      await unmap.mutateAsync(alias);
      notify({ text: `“${alias.word}” stands for itself again` });
    } catch (failure) {
      const { message, requestId } = problemOf(failure);
      notify({ text: message, tone: 'bad', ...(requestId ? { requestId } : {}) });
    }
  }

  return (
    <>
      <RowsFrame
        noun="tag"
        title="Vocabulary"
        words={WORDS}
        columns={vocabularyColumns}
        url={url}
        again={vocabulary.all}
        rows={rows}
        total={rows.length}
        search={<ItemSearch label="Filter words" text={query.text} onText={(text) => setQuery({ text })} />}
        bar={
          <>
            <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1">
              <TagTabs here="/tags/vocabulary" />
              <p className="text-ink-2 text-sm" aria-live="polite">
                {data && plural(rows.length, 'word')}
                {data?.isCut && ', and more: type what you look for'}
              </p>
              <p className="text-ink-3 text-sm">
                DLP cannot list its labels, resolution labels among them: known are those that incidents bear. Edge tags
                are those of policies and people; devices are not kept here.
              </p>
            </div>
            {data && error && <NotReadAgain error={error} />}
          </>
        }
        fetching={isFetching && isPlaceholderData}
        forActive={(row) => <MapKey row={row} why={why} onMap={setMapping} />}
        otherwise={
          data ? (
            <EmptyState
              title={query.text === '' ? 'No words yet' : 'No word matches'}
              action={
                query.text === '' ? undefined : <Button onClick={() => setQuery({ text: '' })}>Drop the text</Button>
              }
            >
              {query.text === '' && 'No finding bears a label, and no tenant here has tags.'}
            </EmptyState>
          ) : error ? (
            <FailedState
              title="The words could not be read"
              error={error}
              onRetry={() => void refetch()}
              retrying={isFetching}
            />
          ) : (
            <SkeletonRows label="Reading the words" />
          )
        }
        detail={(id, row, frame) =>
          row && (
            <WordPane
              key={id}
              word={row}
              frame={frame}
              why={why}
              onMap={() => setMapping(row)}
              onUnmap={(alias) => void takeOut(alias)}
            />
          )
        }
      />
      {mapping && <MapWordDialog word={mapping} known={rows.map(({ word }) => word)} onClose={close} />}
    </>
  );
}

function MapKey({ row, why, onMap }: { row: WordRow | null; why: string | undefined; onMap: (row: WordRow) => void }) {
  useShortcuts([
    {
      id: 'vocabulary.map',
      label: 'Read as another word',
      group: 'Vocabulary',
      keys: 'M',
      unavailable: why ?? (row === null ? 'There is no word here.' : undefined),
      keywords: ['map', 'rename', 'alias'],
      run: () => row && onMap(row),
    },
  ]);
  return null;
}
