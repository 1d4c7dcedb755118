import Link from 'next/link';
import { columnsFor } from '@/components/ui/columns-for';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Job } from '@/lib/jobs/shapes';
import { JobMeter } from './job-meter';
import { stateWords, workWords } from './job-words';

const column = columnsFor<Job>();

export const jobColumns = column.columns([
  column.display({
    id: 'work',
    header: 'Job',
    cell: ({ row: { original: job } }) => (
      <span className="grid min-w-0">
        <Link prefetch={false} href={`/jobs/${job.id}`} className="truncate">
          {workWords(job.work)}
        </Link>
        <span className="truncate text-ink-3 text-sm">
          {job.requestedBy.name}
          {job.query !== null && (
            <>
              {' · '}
              <code className="text-xs">{job.query || 'everything'}</code>
            </>
          )}
        </span>
      </span>
    ),
  }),
  column.display({
    id: 'state',
    header: 'State',
    cell: ({ row: { original: job } }) => stateWords(job),
    meta: { className: 'w-52' },
  }),
  column.display({
    id: 'progress',
    header: 'Progress',
    cell: ({ row: { original: job } }) => <JobMeter job={job} />,
    meta: { className: 'w-40 max-md:hidden' },
  }),
  column.accessor('selected', {
    header: 'Findings',
    cell: ({ getValue }) => count(getValue()),
    meta: { className: 'w-24', align: 'end' },
  }),
  column.accessor('requestedAt', {
    header: 'Asked',
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    meta: { className: 'w-20 max-md:hidden', align: 'end' },
  }),
]);
