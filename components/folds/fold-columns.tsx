import Link from 'next/link';
import { REOPENED } from '@/components/findings/fold-words';
import { TenantName } from '@/components/findings/tenant-name';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { columnsFor } from '@/components/ui/columns-for';
import { count, plural } from '@/components/ui/format-number';
import { RelativeTime, TimeLeft } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { FoldRow } from '@/lib/folds/shapes';
import { alertsOf, foldKey, foldQuery, resourcesOf } from './fold-text';

const column = columnsFor<FoldRow>();

export type FoldDeeds = {
  unavailable?: string;
  onAccept: (fold: FoldRow) => void;
  onTakeBack: (fold: FoldRow) => void;
};

/** The findings of a fold in the queue: what is open, or what is accepted. */
export function foldHref(fold: FoldRow) {
  return hrefOfQuery(`${foldQuery(fold)} ${isAccepted(fold) ? 'is:accepted' : 'is:open'}`);
}

export function isAccepted({ acceptance }: Pick<FoldRow, 'acceptance'>): boolean {
  return acceptance?.state === 'active';
}

export function foldColumns({ unavailable, onAccept, onTakeBack }: FoldDeeds) {
  return column.columns([
    column.accessor('title', {
      header: 'Policy and account',
      cell: ({ row }) => <Fold fold={row.original} />,
      meta: { className: 'max-w-0 w-full' },
    }),
    column.accessor('resources', {
      header: 'Resources',
      cell: ({ row }) => <Resources fold={row.original} />,
      meta: { align: 'end', className: 'whitespace-nowrap' },
    }),
    column.accessor('fresh', {
      header: 'In 7 days',
      cell: ({ getValue }) => (getValue() > 0 ? `+${count(getValue())}` : <span className="text-ink-3">–</span>),
      meta: { align: 'end', className: 'whitespace-nowrap max-lg:hidden' },
    }),
    column.accessor('oldestAt', {
      header: 'Oldest',
      cell: ({ getValue }) => {
        const at = getValue();
        return at === null ? <span className="text-ink-3">–</span> : <RelativeTime at={at} />;
      },
      meta: { align: 'end', className: 'w-16 max-md:hidden' },
    }),
    column.accessor('acceptance', {
      header: 'Acceptance',
      cell: ({ getValue }) => <Standing acceptance={getValue()} />,
      meta: { className: 'min-w-56 max-md:hidden' },
    }),
    column.display({
      id: 'deed',
      header: () => <span className="sr-only">Act</span>,
      cell: ({ row }) =>
        isAccepted(row.original) ? (
          <Button size="sm" unavailable={unavailable} onClick={() => onTakeBack(row.original)}>
            Take back
          </Button>
        ) : (
          <Button size="sm" unavailable={unavailable} onClick={() => onAccept(row.original)}>
            Accept…
          </Button>
        ),
      meta: { align: 'end', className: 'whitespace-nowrap' },
    }),
  ]);
}

function Resources({ fold }: { fold: FoldRow }) {
  const { accepted } = fold.findings;
  return (
    <span className="block leading-4" data-tip={alertsOf(fold)}>
      <span className="block leading-[18px]">{resourcesOf(fold)}</span>
      {accepted > 0 && <span className="block text-ink-3 text-xs">{plural(accepted, 'alert')} accepted</span>}
    </span>
  );
}

function Fold({ fold }: { fold: FoldRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3" data-fold={foldKey(fold)}>
      <SeverityIcon severity={fold.severity} />
      <span className="min-w-0 leading-4">
        <Link
          href={foldHref(fold)}
          prefetch={false}
          className="block truncate font-medium leading-[18px] hover:underline"
        >
          <bdi>{fold.title}</bdi>
        </Link>
        <span className="flex min-w-0 gap-2 text-ink-3 text-xs">
          <code className="truncate max-sm:hidden">
            <bdi>{fold.policy}</bdi>
          </code>
          <span className="shrink-0">
            account <bdi>{fold.account}</bdi>
          </span>
          <span className="truncate">
            <TenantName tenant={fold.tenant} />
          </span>
        </span>
      </span>
    </span>
  );
}

function Standing({ acceptance }: Pick<FoldRow, 'acceptance'>) {
  if (!acceptance) return <span className="text-ink-3">Not accepted</span>;
  const { state, expiresAt, owner, reason, reopened, moving } = acceptance;
  if (state === 'active')
    return (
      <span className="block min-w-0 leading-4" data-tip={reason}>
        <span className="block truncate text-sm leading-[18px]">
          <TimeLeft until={expiresAt} /> left · {owner.name}
        </span>
        <span className="block truncate text-ink-3 text-xs">
          {moving ? 'its findings are leaving the queue' : reason}
        </span>
      </span>
    );
  if (!reopened) return null;
  const isWorse = reopened.why === 'new_resource' || reopened.why === 'severity';
  return (
    <span className="block min-w-0 leading-4">
      <Badge tone={isWorse ? 'warn' : 'outline'}>Open again: {REOPENED[reopened.why]}</Badge>
      <span className="block max-w-72 truncate text-ink-3 text-xs" data-tip={reopened.finding?.name}>
        <RelativeTime at={reopened.at} suffix=" ago" />
        {reopened.finding && <bdi> · {reopened.finding.name}</bdi>}
      </span>
    </span>
  );
}
