'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { rankWords } from '@/components/queue/rank-words';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ranking } from './queries';

/** The open findings that would stand first under these weights, each with the factors of its rank. */
export function PreviewTable({ weights }: { weights: readonly number[] }) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(ranking.preview(weights));
  if (error && !data) {
    return (
      <FailedState
        title="The preview could not be loaded"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (!data) return <SkeletonRows label="Loading the preview" />;
  if (data.items.length === 0) return <EmptyState title="Nothing is open" />;
  return (
    <section
      aria-label="Preview"
      aria-busy={isPlaceholderData}
      className={isPlaceholderData ? 'opacity-60' : undefined}
    >
      <h2 className="mb-2 font-medium">The first {data.items.length} with these weights</h2>
      <table className="w-full text-sm">
        <thead className="text-left text-ink-3">
          <tr>
            <th scope="col" className="w-12 py-1 text-right font-normal">
              Rank
            </th>
            <th scope="col" className="w-12 py-1 text-right font-normal">
              Now
            </th>
            <th scope="col" className="px-3 py-1 font-normal">
              Finding
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ finding, rank, rankFactors, isNew }) => (
            <tr key={finding.id} className="border-line border-t align-top">
              <td className="py-1.5 text-right font-medium tabular-nums">{rank}</td>
              <td className="py-1.5 text-right text-ink-3 tabular-nums">{finding.rank}</td>
              <td className="min-w-0 px-3 py-1.5">
                <Link href={`/findings/${finding.id}`} prefetch={false} className="hover:underline">
                  <SeverityIcon severity={finding.severity} /> {finding.title}
                </Link>
                {isNew && <span className="ml-2 text-accent">new among the first</span>}
                <p className="text-ink-3">{rankWords(rankFactors)}</p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
