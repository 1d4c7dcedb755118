import Link from 'next/link';
import { recordAt, textAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import type { PartProps } from './analyst-part';
import { RelatedFindings } from './related-findings';
import { directoryHref } from './use-directory-url';

/** A device: whose it is, whether the company runs it, and what was found about it and its owner. */
export function DevicePart({ tenant, record }: PartProps) {
  const { raw, id } = record;
  const ownerId = textAt(raw, 'user_uuid');
  const owner = textAt(raw, 'user_display_name') ?? ownerId;
  const properties = recordAt(raw, 'properties') ?? {};
  const names = [record.title, textAt(properties, 'hostname'), textAt(raw, 'serial_number')];
  const known = [...new Set(names.filter((name): name is string => name !== null && name !== id))];
  const managed = raw.is_managed === true ? 'By the company' : raw.is_managed === false ? 'Not by the company' : null;
  return (
    <>
      <Section title="Whose it is">
        <Facts
          facts={[
            {
              label: 'Person',
              value: ownerId ? (
                <Link
                  href={directoryHref('users', tenant.id, ownerId)}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  {owner}
                </Link>
              ) : (
                'Not given by the vendor'
              ),
            },
            { label: 'Managed', value: managed ?? 'Not given by the vendor' },
          ]}
        />
      </Section>
      <RelatedFindings
        terms={[
          ...known.map((text) => ({ label: `as “${text}”`, field: 'resource' as const, text })),
          { label: 'by id', field: null, text: id },
          ...(owner && owner !== ownerId ? [{ label: 'of its owner', field: 'person' as const, text: owner }] : []),
        ]}
      />
    </>
  );
}
