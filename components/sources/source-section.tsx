'use client';

import RefreshCw from 'lucide-react/icons/refresh-cw';
import { connectionHref } from '@/components/connections/connection-href';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useNow, useNowText } from '@/components/ui/clock';
import { age } from '@/components/ui/format-time';
import { Meter } from '@/components/ui/meter';
import type { Source } from '@/lib/sources/shapes';
import { CallsPart } from './calls-part';
import { credentialWords } from './credential-words';
import { DriftPart } from './drift-part';
import { RangePart } from './range-part';
import { SourceMark } from './source-mark';
import { WalkTable } from './walk-table';
import { leftText, wordText } from './words';

/** One tenant: its state in words, its credentials, and every walk through what it holds. */
export function SourceSection({
  source,
  vendor,
  canEdit,
  whyNot,
  busy,
  onSync,
}: {
  source: Source;
  vendor: string;
  /** Leads to the connection's own page. */
  canEdit: boolean;
  /** Why it cannot be read at once; undefined when it can. */
  whyNot: string | undefined;
  busy: boolean;
  onSync: () => void;
}) {
  const { id, name, origin, word, percent, remainingMs, asOf, message } = source;
  const asOfText = useNowText((now) =>
    asOf === null ? 'Not read whole yet' : `As of ${age(now - Date.parse(asOf))} ago`,
  );
  const left = word === 'backfilling' ? leftText(remainingMs) : null;
  return (
    <section aria-labelledby={`source-${id}`} className="overflow-hidden rounded-lg border border-line bg-surface">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="grid min-w-0 flex-1 basis-80 gap-0.5">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3">
            <h2 id={`source-${id}`} className="truncate text-lg">
              {name}
            </h2>
            <span className="inline-flex items-center gap-2">
              <SourceMark word={word} />
              {wordText(word, percent)}
              {left && <span className="text-ink-2">{left}</span>}
            </span>
          </div>
          <p className="truncate text-ink-2 text-sm">
            {vendor} · <span className="font-mono text-xs">{origin}</span>
          </p>
          <p className="text-ink-2 text-sm">
            {message === null ? `${asOfText}.` : /[.!?]$/.test(message) ? message : `${message}.`}{' '}
            <Credentials source={source} />
          </p>
        </div>
        <div className="flex gap-2" data-screen-only>
          {canEdit && (
            <ButtonLink href={connectionHref(id)} prefetch={false}>
              Settings
            </ButtonLink>
          )}
          <Button
            icon={<RefreshCw aria-hidden size={13} />}
            aria-label={`Read ${name} now`}
            unavailable={whyNot}
            busy={busy}
            onClick={onSync}
          >
            Read now
          </Button>
        </div>
      </header>
      {word === 'backfilling' && percent !== null && (
        <div className="px-4 pb-2">
          <Meter share={percent / 100} />
        </div>
      )}
      <WalkTable source={source} />
      <RangePart source={source} canEdit={canEdit} />
      <DriftPart source={source} />
      <CallsPart source={source} />
    </section>
  );
}

function Credentials({ source }: { source: Source }) {
  const { text, tone } = credentialWords(source, useNow());
  return <span className={{ plain: undefined, warn: 'text-warn', bad: 'text-bad' }[tone]}>{text}.</span>;
}
