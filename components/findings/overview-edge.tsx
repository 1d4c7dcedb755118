'use client';

import { Facts, Section } from '@/components/items/section';
import { plural } from '@/components/ui/format-number';
import type { FindingDetail } from '@/lib/findings/shapes';
import { edgeFacts } from './edge-facts';
import { NOT_GIVEN } from './row-text';

/** An Edge alert: its event, and counts where names would be. */
export function OverviewEdge({ detail }: { detail: FindingDetail }) {
  const facts = edgeFacts(detail.raw);
  return (
    <>
      {facts.description && (
        <p className="max-w-prose whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
          <bdi>{facts.description}</bdi>
        </p>
      )}
      <Section title="Event">
        <Facts
          facts={[
            { label: 'Kind', value: facts.event ? <code>{facts.event}</code> : NOT_GIVEN },
            ...facts.numbers.map(({ label, value }) => ({ label, value: `unknown (${value})` })),
          ]}
        />
      </Section>
      <Section title="Who and what">
        <Facts
          facts={[
            { label: 'Users', value: facts.users === null ? NOT_GIVEN : plural(facts.users, 'user') },
            { label: 'Devices', value: facts.devices === null ? NOT_GIVEN : plural(facts.devices, 'device') },
            { label: 'Who', value: <span className="text-ink-3">{NOT_GIVEN}</span> },
          ]}
        />
      </Section>
    </>
  );
}
