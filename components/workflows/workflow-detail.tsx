import { textAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { spokenOr } from '@/components/items/words';
import { ButtonLink } from '@/components/ui/button-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { timeToLive } from './time-to-live';
import { templateParts, workflowFacts } from './workflow-facts';

const DEFAULT_ANSWERS = 'The vendor’s own: Approve, Deny, Unsure';

/** What a workflow asks, whom, for how long, and what can be answered. */
export function WorkflowDetail({ detail }: { detail: ItemDetail<'workflow'> }) {
  const facts = workflowFacts(detail.raw);
  return (
    <>
      <Section title="Asks approvers">
        <Template text={facts.asks} />
      </Section>
      {facts.tells && (
        <Section title="Tells the person who asks">
          <Template text={facts.tells} />
        </Section>
      )}
      <Section title="Who is asked; any one of them can answer">
        {facts.askedPeople.length === 0 ? (
          <p className="text-ink-3">Not given by the vendor</p>
        ) : (
          <ul>
            {facts.askedPeople.map((person) => (
              <li key={person} className="[overflow-wrap:anywhere]">
                <bdi>{person}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Answers">
        {facts.answers.length === 0 ? (
          <p className="text-ink-2">{DEFAULT_ANSWERS}</p>
        ) : (
          <ul>
            {facts.answers.map(({ label, isDefault }) => (
              <li key={label} className="[overflow-wrap:anywhere]">
                <bdi>{label}</bdi>
                {isDefault && <span className="text-ink-3"> · taken when none is chosen</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Rules">
        <Facts
          facts={[
            { label: 'Status', value: spokenOr(detail.status) },
            { label: 'Time to answer', value: timeToLive(facts.executionSeconds, 'execution') },
            { label: 'Approval holds', value: timeToLive(facts.approvalSeconds, 'approval') },
            { label: 'Requester', value: said(facts.requesterMustSayWhy, 'must say why', 'need not say why') },
            { label: 'Approver', value: said(facts.approverMustSayWhy, 'must say why', 'need not say why') },
            { label: 'Approval code', value: said(facts.needsCode, 'asked for', 'not asked for') },
            {
              label: 'Changed',
              value: (
                <>
                  {facts.changedBy && `${facts.changedBy}, `}
                  <RelativeTime at={detail.at} suffix=" ago" focusable />
                </>
              ),
            },
            ...(facts.createdBy ? [{ label: 'Made by', value: facts.createdBy }] : []),
          ]}
        />
      </Section>
    </>
  );
}

/** The runs of one workflow, as a button among buttons. */
export function RunsOfWorkflow({ detail: { title, tenant, raw } }: { detail: ItemDetail<'workflow'> }) {
  // A run carries its workflow's name, which need not be the title.
  const asked = new URLSearchParams({ workflow: (textAt(raw, 'name') ?? title).slice(0, 200), tenant: tenant.id });
  return (
    <ButtonLink size="lg" href={`/workflows/runs?${asked}`}>
      Its runs
    </ButtonLink>
  );
}

function Template({ text }: { text: string | null }) {
  if (text === null) return <p className="text-ink-3">Not given by the vendor</p>;
  return (
    <p className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">
      {templateParts(text).map((part, index) =>
        part.isVariable ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
          <code key={index} className="rounded-sm bg-hover px-1 text-ink-2 text-sm">
            {part.text}
          </code>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
          <bdi key={index}>{part.text}</bdi>
        ),
      )}
    </p>
  );
}

function said(flag: boolean | null, yes: string, no: string): string {
  if (flag === null) return 'Not given by the vendor';
  const words = flag ? yes : no;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
