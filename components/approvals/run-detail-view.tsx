'use client';

import Link from 'next/link';
import { LongText } from '@/components/items/long-text';
import { OtherItem } from '@/components/items/other-item';
import { textAt, textsAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { spokenOr } from '@/components/items/words';
import { useNow } from '@/components/ui/clock';
import { duration } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import { timeToLive } from '@/components/workflows/time-to-live';
import { entityHref } from '@/lib/entities/address';
import { holdsSeconds, type RunDetail } from './open-runs';
import { detailLines, deviceLines, givenAnswer, type Line, placeLines, wantedOf } from './run-request';
import { lapsesSoon, runState } from './run-state';

const NOT_GIVEN = <span className="text-ink-3">Not given by the vendor</span>;

/** Who wants what, why, from which device and place, and for how long: only what the vendor says. */
export function RunDetailView({ detail }: { detail: RunDetail }) {
  const { raw, facts } = detail;
  const workflow = textAt(raw, 'workflow_uuid');
  const reason = textAt(raw, 'requestor_justification');
  const carried = detailLines(raw);
  const tags = textsAt(raw, 'tags');
  const device = entityHref('device', textAt(raw, 'device_uuid') ?? '');
  return (
    <>
      <RunStanding detail={detail} />
      <Section title="Request">
        <Facts
          facts={[
            { label: 'Who', value: facts.user === null ? NOT_GIVEN : <bdi>{facts.user}</bdi> },
            ...shown(wantedOf(raw)),
            { label: 'Why', value: reason === null ? NOT_GIVEN : <LongText text={reason} quoted /> },
            { label: 'For how long', value: timeToLive(holdsSeconds(detail), 'approval') },
            ...(workflow ? [{ label: 'Workflow', value: <OtherItem noun="workflow" externalId={workflow} /> }] : []),
            { label: 'Status', value: spokenOr(detail.status) },
          ]}
        />
      </Section>
      <Lines title="Device" lines={deviceLines(raw)} />
      {device && (
        <Link href={device} prefetch={false} className="text-accent underline underline-offset-2">
          What else came from this device
        </Link>
      )}
      <Lines title="Place" lines={placeLines(raw)} />
      {(carried.length > 0 || tags.length > 0) && (
        <Section title="Also with the request">
          <Facts
            facts={[
              ...shown(carried),
              ...(tags.length > 0 ? [{ label: 'Tags', value: <bdi>{tags.join(', ')}</bdi> }] : []),
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** Waiting and how long still, answered and by whom, or over. */
function RunStanding({ detail }: { detail: RunDetail }) {
  const now = useNow();
  const state = runState(detail, now);
  switch (state.kind) {
    case 'waiting':
      if (state.until === null) return <p className="text-ink-2">Waits for an answer; the vendor set no end.</p>;
      return (
        <p className={lapsesSoon(state, now) ? 'border-warn border-l-2 pl-3 font-medium text-warn' : 'text-ink-2'}>
          Waits for an answer.{' '}
          <time dateTime={state.until.toISOString()} data-tip-at={state.until.toISOString()}>
            It lapses in {duration(state.until.getTime() - now)}
          </time>
          .
        </p>
      );
    case 'lapsed':
      return (
        <p className="border-bad border-l-2 pl-3">
          Nobody answered in time: it lapsed <RelativeTime at={state.at} suffix=" ago" focusable />.
        </p>
      );
    case 'answered':
      return (
        <div className="border-line-strong border-l-2 pl-3">
          <p>
            {state.by === null ? 'Answered' : <bdi>{state.by} answered</bdi>}{' '}
            <bdi className="font-medium">“{givenAnswer(detail.raw)}”</bdi>
            {state.at && (
              <>
                , <RelativeTime at={state.at} suffix=" ago" focusable />
              </>
            )}
          </p>
          {state.justification && (
            <p className="text-ink-2 [overflow-wrap:anywhere]">
              <LongText text={state.justification} quoted />
            </p>
          )}
        </div>
      );
    case 'over':
      return <p className="text-ink-2">It takes no answer any more; the vendor does not say who answered.</p>;
  }
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return <Section title={title}>{lines.length === 0 ? <p>{NOT_GIVEN}</p> : <Facts facts={shown(lines)} />}</Section>;
}

function shown(lines: readonly Line[]) {
  return lines.map(({ label, text }) => ({ label, value: <LongText text={text} /> }));
}
