'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { count, plural } from '@/components/ui/format-number';
import { duration } from '@/components/ui/format-time';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import type { JobDetail } from '@/lib/jobs/shapes';
import { JobItemsList } from './job-items-list';
import { JobMeter } from './job-meter';
import { JobSplit } from './job-split';
import { ITEM_WORDS, stateWords, workWords } from './job-words';
import { jobs } from './queries';
import { type JobReader, useJobCommands } from './use-job-commands';

/** One bulk: how far it is, what came of each finding, and what can still be done about it. */
export function JobView({ id, reader }: { id: string; reader: JobReader }) {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(jobs.one(id));
  return (
    <Page
      title={data ? workWords(data.work) : 'Job'}
      sub={data && <span className="text-ink-3">{stateWords(data)}</span>}
    >
      {error && data && <StaleNote what="This job" since={new Date(dataUpdatedAt).toISOString()} />}
      {!error && !data && <SkeletonRows label="Loading the job" />}
      {error && !data && (
        <FailedState
          title="The job could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && <Ledger job={data} reader={reader} />}
    </Page>
  );
}

function Ledger({ job, reader }: { job: JobDetail; reader: JobReader }) {
  const { commands, problem } = useJobCommands(job, reader);
  useShortcuts(commands);
  const { counts } = job;
  const secondsLeft = Math.max(0, ...job.budgets.map(({ seconds }) => seconds));
  return (
    <div className="grid max-w-240 gap-6 p-6 max-sm:p-4">
      <div className="grid gap-3">
        <p className="text-ink-2">
          {plural(job.selected, 'finding')}, asked for by {job.requestedBy.name}{' '}
          <RelativeTime at={job.requestedAt} suffix=" ago" focusable />
          {job.query !== null && (
            <>
              {', all that matched '}
              <code className="text-sm">{job.query || 'everything'}</code>
            </>
          )}
          {job.answeredBy && `, ${job.state === 'refused' ? 'refused' : 'agreed to'} by ${job.answeredBy.name}`}.
        </p>
        {job.stateNote && <p className="border-warn border-l-2 pl-3">{job.stateNote}</p>}
        <JobMeter job={job} size="thick" />
        <dl aria-label="Counts" className="flex flex-wrap gap-x-6 gap-y-1">
          {(['done', 'skipped', 'failed', 'cancelled', 'waiting'] as const).map((state) => (
            <div key={state} className="flex gap-1.5">
              <dt className="text-ink-3">{ITEM_WORDS[state]}</dt>
              <dd className={state === 'failed' && counts.failed > 0 ? 'text-bad' : undefined}>
                {count(counts[state])}
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-ink-2 text-sm">
          {counts.waiting > 0 &&
            secondsLeft > 0 &&
            `About ${duration(secondsLeft * 1000)} left within the vendors’ limits. `}
          {job.needsYou > 0 &&
            `${plural(job.needsYou, 'write')} of unknown outcome: look at the vendor, then decide below.`}
        </p>
        {commands.length > 0 && (
          <div className="flex flex-wrap gap-2" data-screen-only>
            {commands.map(({ id, label, keys, run, unavailable }) => (
              <Button key={id} hotkey={keys ? String(keys) : undefined} unavailable={unavailable} onClick={run}>
                {label}
              </Button>
            ))}
          </div>
        )}
        {problem && <Notice problem={problem} />}
      </div>
      <JobSplit job={job} />
      <JobItemsList job={job} />
    </div>
  );
}
