import type { UseQueryResult } from '@tanstack/react-query';
import { clsx } from 'clsx';
import Link from 'next/link';
import { verdictLabel } from '@/components/findings/row-text';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { Badge } from '@/components/ui/badge';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon, severityLabel } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { sourceLabel } from '@/components/ui/source-icon';
import type { Counted, Effect, Rehearsal, RehearsedFinding } from '@/lib/rules/shapes';
import { doneWords } from './rule-words';

type Props = { result: UseQueryResult<Rehearsal>; isAsked: boolean; isCurrent: boolean; type: Effect['type'] };

/** What the rule would have done in the last 30 days, and which of that was later found to be true. */
export function RehearsalPanel({ result: { data, error, isFetching, refetch }, isAsked, isCurrent, type }: Props) {
  return (
    <section aria-label="Rehearsal" aria-busy={isFetching} className="grid content-start gap-4">
      <h2 className="text-lg">The last 30 days</h2>
      {!isAsked && <p className="text-ink-2">Write a query, and what the rule would have done stands here.</p>}
      {isAsked && error && (
        <FailedState
          title="The rehearsal could not be done"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {isAsked && !error && !data && <SkeletonRows rows={6} label="Rehearsing" />}
      {isAsked && !error && data && (
        <div className={clsx('grid gap-4', !isCurrent && 'opacity-60')}>
          <Told rehearsal={data} type={type} />
        </div>
      )}
    </section>
  );
}

function Told({
  rehearsal: { fits, truePositives, bySource, bySeverity, items },
  type,
}: Pick<Props, 'type'> & { rehearsal: Rehearsal }) {
  return (
    <>
      <div role="status" className="grid gap-1">
        <p>
          It would have {doneWords(type)} <CountLink of={fits} word={fits.value === 1 ? 'finding' : 'findings'} />, but
          for what somebody had decided about.
        </p>
        {truePositives.value > 0 ? (
          <p className="border-bad border-l-2 pl-3 font-medium">
            <CountLink of={truePositives} word="of them" /> {truePositives.value === 1 ? 'was' : 'were'} later judged a
            true positive.
          </p>
        ) : (
          <p className="text-ink-2">None of them was later judged a true positive.</p>
        )}
      </div>
      {fits.value > 0 && (
        <>
          <ul aria-label="By source and severity" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {bySource.map((one) => one.value > 0 && <Part key={one.source} of={one} word={sourceLabel(one.source)} />)}
            {bySeverity.map(
              (one) => one.value > 0 && <Part key={one.severity} of={one} word={severityLabel(one.severity)} />,
            )}
          </ul>
          <ol aria-label="The first of them" className="border-line border-t">
            {items.map((finding) => (
              <Line key={finding.id} finding={finding} />
            ))}
          </ol>
          {fits.value > items.length && (
            <p className="text-ink-3 text-sm">
              The first {items.length} of {count(fits.value)}, true positives before all others.
            </p>
          )}
        </>
      )}
    </>
  );
}

function Part({ of, word }: { of: Counted; word: string }) {
  return (
    <li className="text-ink-2">
      <CountLink of={of} word={word.toLowerCase()} />
    </li>
  );
}

function CountLink({ of: { value, query }, word }: { of: Counted; word: string }) {
  return (
    <Link href={hrefOfQuery(query)} prefetch={false} className="underline underline-offset-4">
      {count(value)} {word}
    </Link>
  );
}

function Line({ finding: { id, title, severity, verdict, createdAt } }: { finding: RehearsedFinding }) {
  return (
    <li className="flex min-h-(--row-compact) items-center gap-2 border-line border-b">
      <SeverityIcon severity={severity} />
      <Link href={`/findings/${id}`} prefetch={false} className="min-w-0 grow truncate hover:underline">
        <bdi>{title}</bdi>
      </Link>
      {verdict && <Badge tone={verdict === 'true_positive' ? 'bad' : 'outline'}>{verdictLabel(verdict)}</Badge>}
      <span className="shrink-0 text-ink-3 text-sm">
        <RelativeTime at={createdAt} />
      </span>
    </li>
  );
}
