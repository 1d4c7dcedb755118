'use client';

import { useQuery } from '@tanstack/react-query';
import { Facts, Section } from '@/components/items/section';
import { Badge } from '@/components/ui/badge';
import { count } from '@/components/ui/format-number';
import type { FindingDetail } from '@/lib/findings/shapes';
import { type DlpFacts, dlpFacts } from './dlp-facts';
import { hrefOfValue } from './entity-names';
import { EntityValue } from './entity-value';
import { OutsideLink } from './outside-link';
import { PersonLine } from './person-line';
import { findings } from './queries';
import { NOT_GIVEN } from './row-text';

/** A DLP incident: what matched, in which file, who sent it where, and who is told. */
export function OverviewDlp({ detail }: { detail: FindingDetail }) {
  const facts = dlpFacts(detail.raw);
  return (
    <>
      <Section title="Person">
        <PersonLine
          name={facts.person.name}
          email={facts.person.email}
          href={hrefOfValue(detail, detail.person)}
          more={[facts.person.department, facts.person.country, facts.person.address]}
        />
        {!facts.person.name && !facts.person.email && <p className="text-ink-3">{NOT_GIVEN}</p>}
        {facts.manager && (
          <p className="text-ink-2 text-sm">
            Manager <bdi>{[facts.manager.name, facts.manager.email].filter(Boolean).join(', ') || NOT_GIVEN}</bdi>
          </p>
        )}
      </Section>
      <Section title="What matched">
        <Facts
          facts={[
            ...facts.engines.map(({ name, rule }, at) => ({
              label: at === 0 ? 'Engine' : `Engine ${at + 1}`,
              value: (
                <>
                  <bdi>{name}</bdi>
                  {rule && (
                    <code className="block text-ink-3 text-xs">
                      <bdi>{rule}</bdi>
                    </code>
                  )}
                </>
              ),
            })),
            ...(facts.rules.length > 0 ? [{ label: 'Rule', value: <code>{facts.rules.join(', ')}</code> }] : []),
          ]}
        />
        {facts.dictionaries.length > 0 && (
          <ul aria-label="Dictionaries" className="flex flex-wrap gap-1.5">
            {facts.dictionaries.map(({ name, count: n }) => (
              <li key={name}>
                <Badge>
                  <bdi>{name}</bdi>
                  {n !== null && ` × ${count(n)}`}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Pairs title="File" pairs={facts.file} detail={detail} />
      <Pairs title="Destination" pairs={facts.destination} detail={detail} />
      <Section title="Handling">
        <Facts
          facts={[
            { label: 'Priority', value: facts.priority ?? NOT_GIVEN },
            { label: 'Action taken', value: facts.actions.join(', ') || NOT_GIVEN },
            ...(facts.groups.length > 0 ? [{ label: 'Groups', value: facts.groups.join(', ') }] : []),
            ...(facts.resolution ? [{ label: 'Resolution', value: facts.resolution }] : []),
          ]}
        />
      </Section>
      <Section title="Tickets">
        <TicketList kept={facts.tickets} id={detail.id} />
      </Section>
    </>
  );
}

/** Pairs of the record as it has them; nothing where it has none. */
export function Pairs({
  title,
  pairs,
  detail,
}: {
  title: string;
  pairs: readonly { label: string; value: string }[];
  /** Whose record it is: what it names that has a page is a link. */
  detail: FindingDetail;
}) {
  if (pairs.length === 0) return null;
  return (
    <Section title={title}>
      <Facts
        facts={pairs.map(({ label, value }) => ({ label, value: <EntityValue detail={detail} value={value} /> }))}
      />
    </Section>
  );
}

/** The tickets of the record at once, and the vendor's own list when it answers. */
function TicketList({ kept, id }: { kept: DlpFacts['tickets']; id: string }) {
  const live = useQuery(
    findings.live<{ tickets: (Omit<DlpFacts['tickets'][number], 'id'> & { ticketId: string | null })[] }>(
      id,
      'tickets',
    ),
  );
  const tickets = live.data?.tickets.map(({ ticketId, ...rest }) => ({ ...rest, id: ticketId })) ?? kept;
  return (
    <>
      {tickets.length === 0 && <p className="text-ink-3">{live.isPending ? 'Asking the vendor…' : 'None'}</p>}
      <ul className="grid gap-1">
        {tickets.map((ticket, at) => (
          <li key={ticket.id ?? at} className="flex flex-wrap items-center gap-x-2">
            {ticket.url ? (
              <OutsideLink url={ticket.url}>{ticket.id ?? 'Ticket'}</OutsideLink>
            ) : (
              <span>{ticket.id ?? 'Ticket'}</span>
            )}
            <span className="text-ink-3 text-sm">
              {[ticket.system, ticket.project, ticket.state].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {live.isError && (
        <p className="text-ink-3 text-sm">The vendor’s own list could not be read now; these are of the last sync.</p>
      )}
    </>
  );
}
