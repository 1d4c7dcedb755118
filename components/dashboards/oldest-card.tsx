import Link from 'next/link';
import { hrefOfQuery, queueHref } from '@/components/queue/queue-url';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { sourceLabel } from '@/components/ui/source-icon';
import type { Dashboard } from '@/lib/dashboards/shapes';

/** What has been open longest; a row stands in the queue at that finding. */
export function OldestCard({ dashboard }: { dashboard: Dashboard }) {
  const { oldest, open, definitions } = dashboard;
  return (
    <section aria-labelledby="oldest" className="rounded-lg border border-line bg-surface p-4">
      <header className="mb-1 flex items-baseline gap-2">
        <h2 id="oldest" className="font-medium text-md" data-tip={definitions.oldest}>
          Open longest
        </h2>
        <Link
          href={hrefOfQuery(open.query, 'created')}
          prefetch={false}
          className="ml-auto rounded-sm text-ink-2 text-sm underline-offset-4 hover:underline"
        >
          All in the queue
        </Link>
      </header>
      {oldest.length === 0 && <p className="text-ink-3">Nothing is open.</p>}
      <ul className="-mx-2">
        {oldest.map(({ id, title, severity, source, tenant, createdAt }) => (
          <li key={id} className="border-line border-t first:border-t-0">
            <Link
              href={queueHref({ q: open.query, sort: 'created', group: null, view: null, open: id, pane: true })}
              prefetch={false}
              className="flex min-h-8 items-center gap-3 rounded-md px-2 hover:bg-hover"
            >
              <SeverityIcon severity={severity} />
              <span className="min-w-0 grow truncate" data-tip={title.length > 90 ? title.slice(0, 400) : undefined}>
                <bdi>{title}</bdi>
              </span>
              <span className="w-44 shrink-0 truncate text-ink-2 text-sm max-sm:hidden">
                {sourceLabel(source)} · {tenant.name}
              </span>
              <RelativeTime at={createdAt} className="w-10 shrink-0 text-right text-ink-2" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
