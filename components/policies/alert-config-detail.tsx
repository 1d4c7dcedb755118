'use client';

import { LongText } from '@/components/items/long-text';
import { enumAt, namesAt, textAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { listed, spokenOr } from '@/components/items/words';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { termText } from '@/lib/query/print';
import { conditionsOf, recipientsOf } from './alert-config';
import { CountedLink } from './counted-link';
import { FilterWords } from './filter-words';
import { filterAt } from './policy-filter';

/** What raises alerts: on which conditions, how bad they are then, who is told, and how many alerts such conditions have. */
export function AlertConfigDetail({ detail }: { detail: ItemDetail<'policy'> }) {
  const { raw, names, facts } = detail;
  const template = textAt(raw, 'event_description_template');
  const recipients = recipientsOf(raw);
  const conditions = conditionsOf(raw);
  return (
    <>
      {facts.description && (
        <Section title="Description">
          <p className="text-ink-2 [overflow-wrap:anywhere]">
            <LongText text={facts.description} />
          </p>
        </Section>
      )}
      <Section title="On which conditions">
        <FilterWords
          filter={filterAt(raw, 'condition_filter', namesAt(raw, 'condition_filter_display_names'))}
          otherwise="No condition: on all that its query finds"
        />
      </Section>
      <Section title="What it does">
        <Facts
          facts={[
            { label: 'Kind', value: 'Alert config' },
            { label: 'Status', value: spokenOr(detail.status) },
            { label: 'Severity', value: spokenOr(enumAt(raw, 'severity_to_assign', names, 'severity')) },
            { label: 'Tells', value: recipients.length > 0 ? <bdi>{listed(recipients)}</bdi> : 'Nobody' },
            ...(template ? [{ label: 'In words', value: <code className="text-sm">{template}</code> }] : []),
            {
              label: 'Changed',
              value: <RelativeTime at={detail.at} suffix=" ago" focusable />,
            },
          ]}
        />
      </Section>
      <Section title="Alerts of these conditions">
        {conditions.length > 0 ? (
          <Facts
            facts={conditions.map((condition) => ({
              label: condition,
              value: <CountedLink q={`source:edge ${termText('policy', condition)}`} />,
            }))}
          />
        ) : (
          <p className="text-ink-3">Which alerts it raised cannot be told: it names no condition.</p>
        )}
        <p className="text-ink-3 text-sm">The vendor does not say which config raised an alert, only its condition.</p>
      </Section>
    </>
  );
}
