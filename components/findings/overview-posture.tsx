'use client';

import type { ReactNode } from 'react';
import { Section } from '@/components/items/section';
import { Badge } from '@/components/ui/badge';
import type { FindingDetail } from '@/lib/findings/shapes';
import { Pairs } from './overview-dlp';
import { postureFacts } from './posture-facts';

/** The long texts of a posture alert, drawn from Markdown by the server; null where the vendor sends none. */
export type Prose = { audit: ReactNode; remediation: ReactNode; recommendations: ReactNode };

/** A posture alert: which resource of which account breaks which control, how to see it and how to mend it. */
export function OverviewPosture({ detail, prose }: { detail: FindingDetail; prose: Prose | null }) {
  const facts = postureFacts(detail.raw);
  return (
    <>
      {(facts.description ?? detail.description) && (
        <p className="max-w-prose whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
          <bdi>{facts.description ?? detail.description}</bdi>
        </p>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-5 @min-[720px]:grid-cols-2">
        <Pairs title="Resource" pairs={facts.resource} detail={detail} />
        <Pairs title="Account" pairs={facts.account} detail={detail} />
        <Pairs title="Control" pairs={facts.control} detail={detail} />
        <Pairs title="Compliance" pairs={facts.compliance} detail={detail} />
        <Pairs title="Risk" pairs={facts.risk} detail={detail} />
        <Pairs title="Identity" pairs={facts.identity} detail={detail} />
        <Pairs title="Cluster" pairs={facts.cluster} detail={detail} />
      </div>
      {(facts.tags.length > 0 || facts.mitre.length > 0) && (
        <ul aria-label="Tags and techniques" className="flex flex-wrap gap-1.5">
          {[...facts.tags, ...facts.mitre.map((one) => one.split(': http')[0] ?? one)].map((tag) => (
            <li key={tag} className="max-w-full">
              <Badge>
                <bdi className="truncate">{tag}</bdi>
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {prose?.audit && <Section title="How to see it">{prose.audit}</Section>}
      {prose?.remediation && <Section title="How to mend it">{prose.remediation}</Section>}
      {prose?.recommendations && <Section title="Recommendations">{prose.recommendations}</Section>}
    </>
  );
}
