'use client';

import type { ReactNode } from 'react';
import { plural } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { CountLine } from './count-line';
import { deedWords } from './deed-words';
import type { MyWork } from './shapes';

const HOURS = [8, 12, 24, 72, 168];
const WHY: Record<MyWork['sinceWhy'], string> = {
  left: 'since you were last here',
  first: 'the last 12 hours, since you have not been here before',
  asked: 'as you asked',
};

/** What changed since an instant: in numbers that open what they count, and by whom. */
export function Handover({
  of,
  onSince,
  children,
}: {
  of: MyWork;
  onSince: (since: string | null) => void;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby="handover" className="content-start">
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h2 id="handover" className="text-lg">
          Since <RelativeTime at={of.since} suffix=" ago" focusable />
        </h2>
        <span className="text-ink-3 text-sm">{WHY[of.sinceWhy]}</span>
      </div>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Select
          aria-label="Handover since"
          options={[
            { value: '', label: 'Since I left' },
            ...HOURS.map((hours) => ({
              value: String(hours),
              label: hours < 48 ? `${hours} hours` : `${hours / 24} days`,
            })),
          ]}
          defaultValue=""
          onChange={(event) => {
            const hours = Number(event.target.value);
            onSince(hours ? new Date(Date.now() - hours * 3_600_000).toISOString() : null);
          }}
        />
        {children}
      </div>
      <ul className="mb-4 grid gap-1">
        {of.changed.map((one) => (
          <CountLine key={one.id} of={one} />
        ))}
      </ul>
      {of.handedOver > 0 && (
        <p className="mb-2">
          <strong className="font-medium">{plural(of.handedOver, 'finding was', 'findings were')}</strong> given to you.
        </p>
      )}
      {of.deeds.length === 0 ? (
        <p className="text-ink-2">Nobody else has worked on findings since then.</p>
      ) : (
        <ul aria-label="What others did" className="grid gap-1">
          {of.deeds.map((deed) => (
            <li key={`${deed.actor} ${deed.action}`}>
              <span className="font-medium">{deed.actor}</span> {deedWords(deed)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
