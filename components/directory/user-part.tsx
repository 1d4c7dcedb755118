'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { asRecord, recordsAt, textAt } from '@/components/items/raw-value';
import { Section } from '@/components/items/section';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { PartProps } from './analyst-part';
import { directory } from './queries';
import { RelatedFindings } from './related-findings';
import { directoryHref } from './use-directory-url';

/** A person: their devices with how they stand, and what was found about them in every source. */
export function UserPart({ tenant, record }: PartProps) {
  const { raw, id } = record;
  const mail = textAt(raw, 'email') ?? textAt(raw, 'login');
  const like = mailLike(record.title);
  return (
    <>
      <Section title="Devices">
        <Devices tenantId={tenant.id} userId={id} />
      </Section>
      <RelatedFindings
        terms={[
          ...(mail ? [{ label: 'by mail', field: 'person' as const, text: mail }] : []),
          ...(!mail && like
            ? [{ label: `by a mail like “${like}…”`, field: 'person' as const, text: like, prefix: true }]
            : []),
          ...(record.title === id ? [] : [{ label: 'by name', field: 'person' as const, text: record.title }]),
          { label: 'by id', field: null, text: id },
        ]}
        note={mail ? undefined : 'Edge gives no mail address of a person here, so what looks like the name has to do.'}
      />
    </>
  );
}

function Devices({ tenantId, userId }: { tenantId: string; userId: string }) {
  const { data, error, refetch, isFetching } = useQuery(
    directory.read(tenantId, 'getUserDevices', { params: { uuid: userId }, query: {} }),
  );
  if (data === undefined) {
    if (!error) return <SkeletonRows rows={2} label="Reading the devices" />;
    return (
      <FailedState
        title="The devices could not be read"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  const answer = asRecord(data) ?? {};
  const devices = recordsAt(answer, 'devices');
  if (devices.length === 0) return <p className="text-ink-3">The vendor knows no device of this person.</p>;
  return (
    <ul>
      {devices.map((device) => {
        const uuid = textAt(device, 'uuid') ?? '';
        const os = [textAt(device, 'os'), textAt(device, 'os_version')].filter(Boolean).join(' ');
        return (
          <li key={uuid} className="border-line border-t first:border-t-0">
            <Link
              href={directoryHref('devices', tenantId, uuid)}
              prefetch={false}
              className="flex min-h-7 items-center justify-between gap-2 outline-offset-[-2px] hover:bg-hover"
            >
              <bdi className="min-w-0 truncate">{textAt(device, 'display_name') ?? uuid}</bdi>
              <span className="shrink-0 text-ink-3 text-sm">
                {[os, device.is_managed === true ? 'managed' : device.is_managed === false ? 'not managed' : '']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </Link>
          </li>
        );
      })}
      {textAt(answer, 'continuation_token') && <li className="text-ink-3 text-sm">The vendor has more of them.</li>}
    </ul>
  );
}

/** How mail addresses mostly begin for a name: "Ana María Ruiz" is "ana.ruiz". Null for one word. */
function mailLike(name: string): string | null {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  const [first] = words;
  const last = words.at(-1);
  return words.length > 1 ? `${first}.${last}` : null;
}
