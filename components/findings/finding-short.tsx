'use client';

import { useQuery } from '@tanstack/react-query';
import { Facts, Section } from '@/components/items/section';
import { Badge } from '@/components/ui/badge';
import { FailedState } from '@/components/ui/failed-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { FindingDetail, FindingRow } from '@/lib/findings/shapes';
import { dlpFacts } from './dlp-facts';
import { hrefOfValue } from './entity-names';
import { EntityValue } from './entity-value';
import { PersonLine } from './person-line';
import { findings } from './queries';
import { RelatedList } from './related-list';
import { aboutOf } from './row-text';
import { Standing } from './standing';
import { Timeline } from './timeline';

/** A finding in short, for the pane beside its list: what the list knows at once, the rest as it arrives. */
export function FindingShort({ row }: { row: FindingRow }) {
  const detail = useQuery(findings.detail(row.id));
  return (
    <>
      {detail.data ? (
        <WhoAndWhat detail={detail.data} />
      ) : (
        <p className="text-ink-2 [overflow-wrap:anywhere]">{aboutOf(row)}</p>
      )}
      <section>
        <RelatedList id={row.id} most={3} />
      </section>
      <Standing row={row} />
      <Section title="Timeline">
        {detail.data && <Timeline detail={detail.data} most={4} />}
        {detail.isPending && <Skeleton className="h-3 w-48" />}
        {detail.isError && (
          <FailedState
            title="It could not be read in full"
            error={detail.error}
            onRetry={() => void detail.refetch()}
          />
        )}
      </Section>
    </>
  );
}

function WhoAndWhat({ detail }: { detail: FindingDetail }) {
  if (detail.kind === 'dlp_incident') {
    const facts = dlpFacts(detail.raw);
    const manager = facts.manager?.name ?? facts.manager?.email;
    return (
      <>
        <PersonLine
          name={facts.person.name}
          email={facts.person.email}
          href={hrefOfValue(detail, detail.person)}
          more={[facts.person.department, manager ? `manager ${manager}` : null]}
        />
        <p className="flex flex-wrap gap-1.5">
          {detail.policy && (
            <Badge>
              <code className="truncate">{detail.policy}</code>
            </Badge>
          )}
          {facts.dictionaries.slice(0, 4).map(({ name, count }) => (
            <Badge key={name}>
              <bdi className="truncate">{count === null ? name : `${name} × ${count}`}</bdi>
            </Badge>
          ))}
        </p>
        {(detail.resource ?? detail.document) && (
          <Facts
            facts={[
              { label: 'File', value: detail.resource },
              { label: 'File id', value: detail.document },
            ].flatMap(({ label, value }) =>
              value ? [{ label, value: <EntityValue detail={detail} value={value} /> }] : [],
            )}
          />
        )}
      </>
    );
  }
  const facts = [
    { label: 'Person', value: detail.person },
    { label: 'Resource', value: detail.resource },
    { label: 'Counts', value: detail.subject },
    { label: 'Account', value: detail.account },
    { label: 'Policy', value: detail.policy },
  ].flatMap(({ label, value }) => (value ? [{ label, value: <EntityValue detail={detail} value={value} /> }] : []));
  return (
    <>
      {facts.length > 0 ? <Facts facts={facts} /> : <p className="text-ink-3">{aboutOf(detail)}</p>}
      {detail.description && (
        <p className="line-clamp-4 text-pretty text-ink-2 text-sm [overflow-wrap:anywhere]">
          <bdi>{detail.description}</bdi>
        </p>
      )}
    </>
  );
}
