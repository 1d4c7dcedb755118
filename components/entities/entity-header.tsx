'use client';

import X from 'lucide-react/icons/x';
import Link from 'next/link';
import { TenantName } from '@/components/findings/tenant-name';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { count, plural } from '@/components/ui/format-number';
import { IconButton } from '@/components/ui/icon-button';
import { sourceLabel } from '@/components/ui/source-icon';
import type { Entity } from '@/lib/entities/shapes';
import { entityKindLabel, limitOf } from './entity-words';
import type { Join } from './use-join-deeds';

/** What it is, by which keys it was joined, and how much is open where. */
export function EntityHeader({
  entity,
  forbidden,
  onReject,
}: {
  entity: Entity;
  forbidden: string | undefined;
  onReject: (join: Join) => void;
}) {
  const { kind, key, name, keyName, links, ambiguous } = entity;
  const limit = limitOf(kind);
  return (
    <header className="grid gap-3 border-line border-b px-6 pt-4 pb-4 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone="outline">{entityKindLabel(kind)}</Badge>
        <span className="inline-flex min-w-0 items-center gap-1 text-ink-3">
          {keyName} <code className="min-w-0 text-ink-2 text-xs [overflow-wrap:anywhere]">{key}</code>
          <CopyButton text={key} label={`Copy ${keyName}`} />
        </span>
        {links.map(({ item, by, name, tenant }) => (
          <span key={item} className="inline-flex min-w-0 items-center gap-1 text-ink-3">
            <span className="min-w-0 truncate">
              Edge user <bdi className="text-ink-2">{name}</bdi> of <TenantName tenant={tenant} />, by {by}
            </span>
            <IconButton
              size="sm"
              label={`Reject the join with the user ${name} of ${tenant.name}`}
              icon={<X aria-hidden size={13} />}
              unavailable={forbidden}
              onClick={() => onReject({ type: 'item', id: item, title: name, by })}
            />
          </span>
        ))}
      </div>
      <h2 className="max-w-[110ch] text-pretty text-xl [overflow-wrap:anywhere]">
        <bdi>{name ?? key}</bdi>
      </h2>
      <Numbers entity={entity} />
      {ambiguous.length > 0 && (
        <p className="text-ink-2 text-sm">
          Edge has more than one user called <bdi>{ambiguous.map((one) => `“${one}”`).join(', ')}</bdi>, so none was
          joined by name.
        </p>
      )}
      {limit && <p className="text-ink-3 text-sm">{limit}</p>}
    </header>
  );
}

function Numbers({ entity: { kind, findings, approvals } }: { entity: Entity }) {
  const { query, total, sources } = findings;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {query !== null && (
        <Link
          href={hrefOfQuery(query)}
          prefetch={false}
          className="inline-flex min-h-6 items-center text-accent hover:underline"
        >
          {plural(total, 'open finding')} in the queue
        </Link>
      )}
      {sources.length > 1 &&
        sources.map((one) => (
          <Link
            key={one.source}
            href={hrefOfQuery(one.query)}
            prefetch={false}
            className="inline-flex min-h-6 items-center text-ink-2 hover:underline"
          >
            {sourceLabel(one.source)} {count(one.count)}
          </Link>
        ))}
      {kind !== 'resource' && kind !== 'document' && (
        <span className="text-ink-2">
          {approvals.length === 0 ? 'No request waits' : plural(approvals.length, 'request waits', 'requests wait')}
        </span>
      )}
    </p>
  );
}
