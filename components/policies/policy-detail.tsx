import { LongText } from '@/components/items/long-text';
import { OtherItem } from '@/components/items/other-item';
import { Facts, Section } from '@/components/items/section';
import { spokenOr } from '@/components/items/words';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { FilterWords } from './filter-words';
import { policyFacts, policyKind, policySentence } from './policy-facts';

/** What a policy does and to whom it applies, read from its record. */
export function PolicyDetail({ detail }: { detail: ItemDetail<'policy'> }) {
  const { raw, names, facts: shown } = detail;
  const facts = policyFacts(raw, names);
  const by = (name: string | null) => (name === null ? '' : `${name}, `);
  return (
    <>
      <p className="text-pretty [overflow-wrap:anywhere]">
        <bdi>{policySentence(shown.action, facts)}.</bdi>
      </p>
      {shown.description && (
        <Section title="Description">
          <p className="text-ink-2 [overflow-wrap:anywhere]">
            <LongText text={shown.description} />
          </p>
        </Section>
      )}
      <Section title="For which apps">
        <FilterWords filter={facts.app} otherwise="No condition on the app" />
      </Section>
      <Section title="In which sessions">
        <FilterWords filter={facts.session} otherwise="No condition on the session" />
      </Section>
      <Section title="What it does">
        <Facts
          facts={[
            { label: 'Kind', value: policyKind(detail.kind, raw, names) },
            { label: 'Status', value: spokenOr(detail.status) },
            ...(facts.events.length === 0
              ? [{ label: 'Action', value: spokenOr(shown.action) }]
              : facts.events.map(({ event, action }, index) => ({
                  label: index === 0 ? 'On event' : `On event ${index + 1}`,
                  value: `${event}: ${action}`,
                }))),
            ...(facts.workflowUuid
              ? [{ label: 'Workflow', value: <OtherItem noun="workflow" externalId={facts.workflowUuid} /> }]
              : []),
            ...(facts.parentUuid
              ? [{ label: 'Part of', value: <OtherItem noun="policy" externalId={facts.parentUuid} /> }]
              : []),
            ...(facts.priority ? [{ label: 'Priority', value: `${facts.priority}, a lower one comes first` }] : []),
            ...(facts.guests === null ? [] : [{ label: 'Guests', value: facts.guests ? 'Allowed' : 'Not allowed' }]),
          ]}
        />
      </Section>
      <Section title="History">
        <Facts
          facts={[
            {
              label: 'Changed',
              value: (
                <>
                  {by(facts.changedBy)}
                  <RelativeTime at={detail.at} suffix=" ago" focusable />
                </>
              ),
            },
            ...(facts.createdAt
              ? [
                  {
                    label: 'Made',
                    value: (
                      <>
                        {by(facts.createdBy)}
                        <RelativeTime at={facts.createdAt} suffix=" ago" focusable />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  );
}
