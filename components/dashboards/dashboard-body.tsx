'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import { exactUtc } from '@/components/ui/format-time';
import { problemOf } from '@/components/ui/problem';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Count, Dashboard } from '@/lib/dashboards/shapes';
import type { Source } from '@/lib/sources/shapes';
import { AgeCard } from './age-card';
import { ArrivalsCard } from './arrivals-card';
import { criticalIn, Figures } from './figures';
import { headlineOf } from './headline';
import { HeadlineText } from './headline-text';
import { NamedCard, OwnerCard, PolicyCard, TenantCard } from './list-cards';
import { OldestCard } from './oldest-card';
import { spanWords } from './period';
import { dashboards } from './queries';
import { SeverityCard } from './severity-card';
import { SourcesCard } from './sources-card';
import { TimesCard } from './times-card';
import { trustIn, trustNotes } from './trust';
import { TrustNotes } from './trust-notes';
import { FalsePositiveCard, VerdictCard } from './verdict-cards';

const NAMED = [
  { of: 'byPerson', title: 'Whom it is about', word: 'Person' },
  { of: 'byResource', title: 'What it is about', word: 'Resource' },
  { of: 'byAccount', title: 'In which account', word: 'Account' },
] as const;

type Props = {
  dashboard: Dashboard;
  /** Why the numbers could not be read anew; those shown are then the last known. */
  error: Error | null;
  sources: readonly Source[] | undefined;
  sourcesError: Error | null;
};

/** The numbers themselves: the sentence, what it leaves out, the figures, the charts. */
export function DashboardBody({ dashboard, error, sources, sourcesError }: Props) {
  const oldest = useQuery(dashboards.oldestOf(criticalIn(dashboard.source)));
  // Without word from the sources nothing is known to be whole.
  const trust = sources ? trustIn(sources) : 'behind';
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="grid grid-cols-1 gap-2">
        <HeadlineText pieces={headlineOf(dashboard, trust)} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-2 text-sm">
          <p>
            <Counted of={dashboard.open} word="open" />
            {dashboard.suppressedNow.value > 0 && (
              <>
                {' '}
                + <Counted of={dashboard.suppressedNow} word="suppressed by rules" /> ={' '}
                {count(dashboard.open.value + dashboard.suppressedNow.value)}
              </>
            )}
            {dashboard.merged.value > 0 && (
              <>
                {' '}
                and <Counted of={dashboard.merged} word="merged" />
              </>
            )}
            {dashboard.snoozed.value > 0 && (
              <>
                {' '}
                and <Counted of={dashboard.snoozed} word="snoozed" />
              </>
            )}
            , as of{' '}
            <span className="print:hidden">
              <RelativeTime at={dashboard.asOf} suffix=" ago" focusable />
            </span>
            <span className="hidden print:inline">{exactUtc(new Date(dashboard.asOf))}</span>
            <span className="hidden print:inline max-md:inline">
              {' '}
              · {spanWords(dashboard.from, dashboard.to)}, UTC, against the {dashboard.days} days before
            </span>
          </p>
          {error && (
            <p role="alert" className="text-bad">
              These are the last known numbers: {problemOf(error).message}
            </p>
          )}
          <TrustNotes notes={trustNotes(sources ?? [])} />
        </div>
      </header>
      <Figures dashboard={dashboard} trust={trust} oldest={oldest.data ? (oldest.data.items[0] ?? null) : undefined} />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 lg:grid-cols-[4fr_3fr_3fr] print:grid-cols-2">
        <ArrivalsCard dashboard={dashboard} />
        <SeverityCard dashboard={dashboard} />
        <SourcesCard sources={sources} error={sourcesError} />
        <PolicyCard dashboard={dashboard} />
        <AgeCard dashboard={dashboard} />
        <OwnerCard dashboard={dashboard} />
        <TimesCard
          title="Time to acknowledge"
          tip={dashboard.definitions.acknowledging}
          times={dashboard.acknowledging}
          none="Nobody took up a finding in this period."
        />
        <TimesCard
          title="Time to close"
          tip={dashboard.definitions.closing}
          times={dashboard.closing}
          none="Nothing was closed in this period."
        />
        <VerdictCard dashboard={dashboard} />
        <FalsePositiveCard dashboard={dashboard} />
        {NAMED.map(({ of, title, word }) =>
          // A source that names none has no use for the card.
          dashboard.source === null || dashboard[of].length > 0 ? (
            <NamedCard key={of} title={title} word={word} named={dashboard[of]} total={dashboard.open.value} />
          ) : null,
        )}
        {dashboard.byTenant.length > 1 && <TenantCard dashboard={dashboard} />}
      </div>
      <OldestCard dashboard={dashboard} />
    </div>
  );
}

/** A number in the sentence, and the queue behind it. */
function Counted({ of: { value, query }, word }: { of: Count; word: string }) {
  return (
    <Link href={hrefOfQuery(query)} prefetch={false} className="underline-offset-4 hover:underline">
      {count(value)} {word}
    </Link>
  );
}
