import Link from 'next/link';
import type { ListColumn } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import type { WordVendor } from '@/lib/vocabulary/schema';
import type { VocabularyWord } from '@/lib/vocabulary/shapes';
import { findingsOf, usedText, VENDOR_WORDS, wordTitle } from './word-uses';

export type WordRow = VocabularyWord & { id: string; goneAt: null };

const used = (vendor: WordVendor, className: string): ListColumn<WordRow, never> => ({
  id: vendor,
  header: VENDOR_WORDS[vendor],
  className,
  cell: ({ uses }) => {
    const text = usedText(uses, vendor);
    return text === null ? (
      <None of={VENDOR_WORDS[vendor]} />
    ) : (
      <span className="block truncate text-ink-2">{text}</span>
    );
  },
});

/** One word a row, the vendors side by side. */
export const vocabularyColumns: readonly ListColumn<WordRow, never>[] = [
  {
    id: 'word',
    header: 'Word',
    className: '',
    cell: (row, active) => {
      const { title, also } = wordTitle(row);
      const readAs = row.shownAs.map(({ shownAs }) => shownAs);
      return (
        <RowTitle id={encodeURIComponent(row.id)} title={title} active={active}>
          {readAs.length > 0 ? (
            <>
              read as <bdi>{readAs.join(', ')}</bdi>
            </>
          ) : (
            also && <bdi>{also}</bdi>
          )}
        </RowTitle>
      );
    },
  },
  used('zscaler-workflow', 'w-28 @max-[760px]:hidden'),
  used('onequeue', 'w-28 @max-[860px]:hidden'),
  used('lacework-edge', 'w-40 @max-[640px]:hidden'),
  used('workato', 'w-28 @max-[640px]:hidden'),
  {
    id: 'findings',
    header: 'Findings',
    className: 'w-24',
    align: 'end',
    cell: ({ word, findings }) =>
      findings === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link
          href={hrefOfQuery(findingsOf(word))}
          prefetch={false}
          aria-label={`${count(findings)} findings of ${word}`}
          className="inline-block min-h-6 min-w-6 leading-6 underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {count(findings)}
        </Link>
      ),
  },
];

function None({ of }: { of: string }) {
  return (
    <span className="text-ink-3" data-tip={`Not a word of ${of}`}>
      –<span className="sr-only">Not a word of {of}</span>
    </span>
  );
}
