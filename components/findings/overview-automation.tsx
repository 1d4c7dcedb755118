'use client';

import { Facts, Section } from '@/components/items/section';
import { JsonTree } from '@/components/ui/json-tree';
import type { FindingDetail } from '@/lib/findings/shapes';
import { automationFacts } from './automation-facts';
import { hrefOfValue } from './entity-names';
import { Pairs } from './overview-dlp';
import { PersonLine } from './person-line';
import { NOT_GIVEN } from './row-text';

/** An automation event: who did what to which asset, from where, and what it was before where the log says so. */
export function OverviewAutomation({ detail }: { detail: FindingDetail }) {
  const facts = automationFacts(detail.raw);
  const changed = facts.before !== null || facts.after !== null;
  return (
    <>
      <Section title="Actor">
        <PersonLine name={facts.actor.name} email={facts.actor.email} href={hrefOfValue(detail, detail.person)} />
        {!facts.actor.name && !facts.actor.email && <p className="text-ink-3">{NOT_GIVEN}</p>}
        <Facts
          facts={[
            { label: 'Address', value: facts.address ? <code>{facts.address}</code> : NOT_GIVEN },
            ...(facts.browser ? [{ label: 'Client', value: <bdi>{facts.browser}</bdi> }] : []),
          ]}
        />
      </Section>
      <Section title="Event">
        <Facts
          facts={[
            { label: 'Kind', value: facts.event ? <code>{facts.event}</code> : NOT_GIVEN },
            ...(facts.activity ? [{ label: 'Activity', value: facts.activity }] : []),
            ...(facts.environment ? [{ label: 'Environment', value: facts.environment }] : []),
            ...(facts.workspace ? [{ label: 'Workspace', value: <bdi>{facts.workspace}</bdi> }] : []),
          ]}
        />
      </Section>
      <Pairs title="Resource" pairs={facts.resource} detail={detail} />
      <Section title="Before and after">
        {changed ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 @min-[720px]:grid-cols-2">
            <JsonTree label="Before" value={facts.before} />
            <JsonTree label="After" value={facts.after} />
          </div>
        ) : (
          <p className="text-ink-3">{NOT_GIVEN}</p>
        )}
      </Section>
    </>
  );
}
