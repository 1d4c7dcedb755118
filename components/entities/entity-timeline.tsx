'use client';

import Link from 'next/link';
import { type FocusEvent, useSyncExternalStore } from 'react';
import { Section } from '@/components/items/section';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import type { Entity } from '@/lib/entities/shapes';
import { EntityLineRow } from './entity-line';
import type { EntityLine } from './entity-lines';
import { aroundWords } from './entity-words';
import type { Join } from './use-join-deeds';

const LINK = 'inline-flex min-h-6 items-center text-accent hover:underline';

/** Open findings, requests that wait and changes on one clock; each line says which key joined it. */
export function EntityTimeline({
  entity,
  lines,
  active,
  onActive,
  forbidden,
  onReject,
}: {
  entity: Entity;
  lines: readonly EntityLine[];
  active: EntityLine | undefined;
  onActive: (key: string) => void;
  forbidden: string | undefined;
  onReject: (join: Join) => void;
}) {
  const onFocus = ({ target }: FocusEvent) => {
    const key = target.closest<HTMLElement>('[data-of]')?.dataset.of;
    if (key) onActive(key);
  };
  return (
    <Section title="Timeline">
      <Window entity={entity} />
      {lines.length === 0 ? (
        <p className="text-ink-3">Nothing is open, nothing waits, and no change in these hours names it.</p>
      ) : (
        <ol aria-label="Timeline" onFocusCapture={onFocus}>
          {lines.map((line) => (
            <EntityLineRow
              key={line.key}
              line={line}
              isActive={line.key === active?.key}
              isAround={line.type === 'finding' && line.of.id === entity.window.finding?.id}
              forbidden={forbidden}
              onReject={onReject}
            />
          ))}
        </ol>
      )}
      <Rest entity={entity} />
    </Section>
  );
}

/** In words: what stands here, and between which times changes were looked for. */
function Window({ entity }: { entity: Entity }) {
  const { from, to, finding } = entity.window;
  const zone = useSyncExternalStore(never, zoneHere, () => 'UTC');
  const all = `/activity?${new URLSearchParams({ from, to })}` as const;
  return (
    <p className="max-w-[110ch] text-pretty text-ink-2 text-sm">
      What is open and what waits, and changes within 24 hours before and after {aroundWords(entity)}
      {finding && (
        <>
          {' '}
          (
          <Link href={`/findings/${finding.id}`} prefetch={false} className="text-accent hover:underline">
            <bdi>{finding.title}</bdi>
          </Link>
          )
        </>
      )}
      : from <DayTime at={from} /> to <DayTime at={to} />. Newest first; times are {zone}.{' '}
      <Link href={all} prefetch={false} className={LINK}>
        All activity in these hours
      </Link>
    </p>
  );
}

function Rest({ entity: { findings, changes } }: { entity: Entity }) {
  const { items, total, query } = findings;
  const hasMore = query !== null && total > items.length;
  if (!hasMore && !changes.more) return null;
  return (
    <p className="text-ink-2 text-sm">
      {hasMore && (
        <>
          The newest {count(items.length)} of {count(total)} open findings stand here;{' '}
          <Link href={hrefOfQuery(query, '-created')} prefetch={false} className={LINK}>
            the queue has all
          </Link>
          .{' '}
        </>
      )}
      {changes.more && `Of the changes, the newest ${count(changes.items.length)} stand here.`}
    </p>
  );
}

/** With its day, since the two are two days apart; focus says exactly when. */
function DayTime({ at }: { at: string }) {
  const text = useSyncExternalStore(
    never,
    () => DAY_TIME.format(new Date(at)),
    () => at.slice(0, 16).replace('T', ' '),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard asks for the exact time
    <time dateTime={at} data-tip-at={at} tabIndex={0}>
      {text}
    </time>
  );
}

const DAY_TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const never = () => () => {};
/** The reader's zone as it is named: `GMT+1`. */
function zoneHere(): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}
