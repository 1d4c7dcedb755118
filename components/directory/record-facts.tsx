import type { NumberNames, Raw } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { spoken } from '@/components/items/words';
import { JsonTree } from '@/components/ui/json-tree';
import { RelativeTime } from '@/components/ui/relative-time';
import { fieldValue } from './field-words';

/** What is known of any record: its fields in words, what is nested in them folded, what is not set left out. */
export function RecordFacts({ resource, raw, names }: { resource: string; raw: Raw; names: NumberNames }) {
  const read = Object.entries(raw).flatMap(([field, value]) => {
    const words = fieldValue(resource, field, value, names);
    return words === null || field === 'uuid' ? [] : [{ field, words }];
  });
  const facts = read.flatMap(({ field, words }) => ('nested' in words ? [] : [factOf(field, words)]));
  const nested = read.flatMap(({ field, words }) => ('nested' in words ? [{ field, value: words.nested }] : []));
  return (
    <>
      {facts.length > 0 && (
        <Section title="What the vendor says">
          <Facts facts={facts} />
        </Section>
      )}
      {nested.map(({ field, value }) => (
        <details key={field}>
          <summary className="w-fit rounded-sm text-ink-3 text-sm hover:text-ink">{spoken(field)}</summary>
          <div className="mt-1 overflow-x-auto">
            <JsonTree value={value} label={spoken(field)} />
          </div>
        </details>
      ))}
    </>
  );
}

type Plain = { text: string } | { at: Date };

function factOf(field: string, words: Plain) {
  return { label: spoken(field), value: <Words words={words} /> };
}

function Words({ words }: { words: Plain }) {
  if ('at' in words) return <RelativeTime at={words.at} suffix=" ago" focusable />;
  return <bdi>{words.text}</bdi>;
}
