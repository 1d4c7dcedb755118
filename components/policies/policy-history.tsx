'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { items } from '@/components/items/queries';
import { textAt } from '@/components/items/raw-value';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { problemOf } from '@/components/ui/problem';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail, ItemVersion } from '@/lib/items/shapes';
import { versionChanges } from './version-changes';

/** Every content of a policy that was seen, with what differs from the one before it, and the way back to each. */
export function PolicyHistory({
  detail,
  why,
  onRestore,
}: {
  detail: Pick<ItemDetail<'policy'>, 'id' | 'names' | 'at' | 'status'>;
  /** Why nothing can be restored; undefined when it can. */
  why: string | undefined;
  onRestore: (version: ItemVersion) => void;
}) {
  const { data, error } = useQuery(items.versions('policy', detail));
  return (
    <Section title="Changes">
      {error && <p className="border-warn border-l-2 pl-3 text-ink-2">{problemOf(error).message}</p>}
      {!data && !error && <p className="text-ink-3">Reading what it was…</p>}
      <ol className="grid gap-3">
        {data?.versions.map((version, index) => (
          <Entry
            key={version.n}
            version={version}
            before={data.versions[index + 1]}
            isFirst={version.n === 1}
            names={detail.names}
          >
            {index > 0 && (
              <Button
                aria-label={`Restore version ${version.n}`}
                unavailable={why}
                onClick={() => onRestore(version)}
                data-screen-only
              >
                Restore…
              </Button>
            )}
          </Entry>
        ))}
      </ol>
      {data?.isCut && <p className="text-ink-3 text-sm">Older ones are kept and not shown here.</p>}
    </Section>
  );
}

function Entry({
  version,
  before,
  isFirst,
  names,
  children,
}: {
  version: ItemVersion;
  before: ItemVersion | undefined;
  isFirst: boolean;
  names: ItemDetail['names'];
  children: ReactNode;
}) {
  const changes = before ? versionChanges(before, version, names) : [];
  return (
    <li className="grid gap-1 border-line border-l-2 pl-3">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span>
          {isFirst ? 'Known here since' : 'Seen changed'} <RelativeTime at={version.seenAt} suffix=" ago" focusable />
        </span>
        {children}
      </p>
      <Who version={version} />
      {isFirst && <p className="text-ink-3 text-sm">What it was before is not known here.</p>}
      {before && changes.length === 0 && (
        <p className="text-ink-2 text-sm">Nothing of what it does differs; the raw record does.</p>
      )}
      {changes.length > 0 && (
        <ul className="grid gap-0.5 text-ink-2 [overflow-wrap:anywhere]">
          {changes.map(({ label, before, now }) => (
            <li key={label}>
              {label}: <bdi>{before}</bdi> → <bdi className="text-ink">{now}</bdi>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Who asked for it here, and whom the vendor names. */
function Who({ version: { asked, raw } }: { version: ItemVersion }) {
  const vendors = textAt(raw, 'updater_display_name');
  const ours = [
    ...new Set(asked.map(({ by, answeredBy }) => (answeredBy ? `${by.name}, with ${answeredBy.name}` : by.name))),
  ];
  if (ours.length === 0 && vendors === null) return null;
  return (
    <p className="text-ink-3 text-sm">
      {ours.length > 0 && `Asked here by ${ours.join('; ')}. `}
      {vendors !== null && (
        <>
          The vendor names <bdi>{vendors}</bdi>.
        </>
      )}
    </p>
  );
}
