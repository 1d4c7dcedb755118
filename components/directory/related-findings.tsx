'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { findings } from '@/components/findings/queries';
import { FindingLine } from '@/components/findings/related-list';
import { Section } from '@/components/items/section';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { FieldName } from '@/lib/query/fields';
import { printQuery } from '@/lib/query/print';

/** How a record may be named in a finding. `field` null: anywhere in its words. */
export type RelatedTerm = { label: string; field: FieldName | null; text: string; prefix?: boolean };

const NEWEST = 3;

/** Findings of every source that name this record, by each of the names it has. */
export function RelatedFindings({ terms, note }: { terms: readonly RelatedTerm[]; note?: string }) {
  return (
    <Section title="Findings">
      {note && <p className="text-ink-3 text-sm">{note}</p>}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {terms.map((term) => (
          <li key={`${term.field} ${term.text}`}>
            <OfTerm term={term} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OfTerm({ term: { label, field, text, prefix = false } }: { term: RelatedTerm }) {
  const q = printQuery(
    field === null ? { type: 'text', text, prefix } : { type: 'field', field, op: 'is', values: [{ text, prefix }] },
  );
  const { data, error, refetch } = useQuery(findings.newest(q, NEWEST));
  const total = useQuery(findings.count(q));
  if (error && !data) {
    return <FailedState title={`Findings ${label} could not be read`} error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={1} label={`Looking for findings ${label}`} />;
  return (
    <>
      <p className="flex min-h-6 items-center justify-between gap-2 text-sm">
        <bdi className="min-w-0 truncate text-ink-3">{label}</bdi>
        {data.items.length > 0 ? (
          <Link
            href={hrefOfQuery(q)}
            prefetch={false}
            className="inline-flex min-h-6 shrink-0 items-center text-accent hover:underline"
          >
            {total.data ? count(total.data.total) : `${data.items.length} or more`} in the queue
          </Link>
        ) : (
          <span className="shrink-0 text-ink-3">none</span>
        )}
      </p>
      <ul>
        {data.items.map((row) => (
          <FindingLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}
