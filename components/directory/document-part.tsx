import { recordAt, recordsAt, textAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import type { PartProps } from './analyst-part';
import { type Deed, recordDeeds } from './deeds';
import { RelatedFindings } from './related-findings';

/** A document: who outside can reach it, a way to take that away, and what was found about it. */
export function DocumentPart({ resource, record, onAsk }: PartProps) {
  const { raw, id } = record;
  const identity = recordAt(raw, 'identity') ?? {};
  const owner = textAt(recordAt(raw, 'owner') ?? {}, 'display');
  const shares = recordsAt(raw, 'external_access');
  const revoke = recordDeeds(resource, false).find(({ operation }) => operation.id === 'revokeDocumentAccess');
  const ids = [...new Set([id, textAt(identity, 'id')].filter((one): one is string => one !== null))];
  return (
    <>
      <Section title="Who has it">
        <Facts
          facts={[
            { label: 'Owner', value: owner ?? 'Not given by the vendor' },
            { label: 'Shared', value: sharedWords(raw) },
            {
              label: 'Sensitive',
              value: raw.is_sensitive === true ? 'Yes' : raw.is_sensitive === false ? 'No' : 'Not given',
            },
          ]}
        />
      </Section>
      {shares.length > 0 && (
        <Section title="Outside access">
          <ul>
            {shares.map((share) => (
              <Share
                key={textAt(share, 'access_id') ?? JSON.stringify(share)}
                share={share}
                deed={revoke}
                onRevoke={() => {
                  if (revoke) onAsk({ ...revoke, given: { access_id: textAt(share, 'access_id') ?? '' } }, record);
                }}
              />
            ))}
          </ul>
        </Section>
      )}
      <RelatedFindings
        terms={[
          { label: `as “${record.title}”`, field: 'resource', text: record.title },
          ...ids.map((text) => ({ label: text === id ? 'by id' : 'by the id of its source', field: null, text })),
        ]}
      />
    </>
  );
}

function Share({
  share,
  deed,
  onRevoke,
}: {
  share: Record<string, unknown>;
  deed: Deed | undefined;
  onRevoke: () => void;
}) {
  const whom = textAt(recordAt(share, 'target_identity') ?? {}, 'display') ?? textAt(share, 'target_domain');
  return (
    <li className="flex min-h-9 items-center justify-between gap-2 border-line border-t first:border-t-0">
      <bdi className="min-w-0 truncate">{whom ?? 'Somebody the vendor does not name'}</bdi>
      {deed && (
        <Button
          size="sm"
          unavailable={deed.why}
          aria-label={`Revoke the access of ${whom ?? 'this one'}`}
          onClick={onRevoke}
        >
          Revoke…
        </Button>
      )}
    </li>
  );
}

function sharedWords(raw: Record<string, unknown>): string {
  if (raw.is_shared_externally === true) return 'With people outside';
  if (raw.is_shared === true) return 'Inside the company';
  return raw.is_shared === false ? 'With nobody' : 'Not given by the vendor';
}
