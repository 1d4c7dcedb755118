'use client';

import { caseHref } from '@/components/cases/case-href';
import { ViewersMark } from '@/components/live/viewers-mark';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { FindingDetail } from '@/lib/findings/shapes';
import { CHANGES_BEFORE, changesBeforeHref } from './changes-before';
import { FindingStatus } from './finding-status';
import { VendorLink } from './outside-link';
import { kindLabel, verdictLabel } from './row-text';
import { TenantName } from './tenant-name';
import type { FindingCommands } from './use-finding-commands';
import { vendorIds } from './vendor-ids';
import { truthOf, underWay } from './write-truth';
import { WriteTruthBadge } from './write-truth-badge';

const HEADER = [
  'close',
  'take',
  'assign',
  'status',
  'snooze',
  'note',
  'label',
  'case',
  'merge',
  'hand-over',
  'watch',
] as const;
/** Only an incident of DLP has a file that may lie open at Edge. */
const DLP_HEADER = [...HEADER, 'lockdown'] as const;

/** The finding in two lines, and everything that can be done to it. */
export function FindingHeader({ detail, commands }: { detail: FindingDetail; commands: FindingCommands }) {
  const told = truthOf(detail);
  const going = underWay(detail.write);
  const { ids, url } = vendorIds(detail);
  return (
    <header className="grid gap-3 border-line border-b px-6 pt-4 pb-4 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
        <SeverityIcon severity={detail.severity} label />
        {detail.ownSeverity !== null && (
          <span className="text-ink-3">ours, vendor says {detail.vendorSeverity ?? 'nothing'}</span>
        )}
        <Badge tone="outline">{kindLabel(detail.kind)}</Badge>
        <span>
          <TenantName tenant={detail.tenant} />
        </span>
        <span className="text-ink-3">
          raised <RelativeTime at={detail.createdAt} suffix=" ago" focusable />
        </span>
        <ButtonLink
          size="sm"
          tone="quiet"
          href={changesBeforeHref(detail.createdAt)}
          prefetch={false}
          aria-keyshortcuts="Shift+T"
          data-screen-only
        >
          {CHANGES_BEFORE}
        </ButtonLink>
        <VendorLink url={url} />
        <ViewersMark findingId={detail.id} />
      </div>
      <h2 className="max-w-[110ch] text-pretty text-xl [overflow-wrap:anywhere]">
        <bdi>{detail.title}</bdi>
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="inline-flex items-center gap-2">
          {going ?? <FindingStatus row={detail} />}
          {told && <WriteTruthBadge told={told} />}
        </span>
        {detail.case && (
          <ButtonLink size="sm" href={caseHref(detail.case.id)} prefetch={false} data-tip={detail.case.title}>
            Case {detail.case.number}
            {detail.case.isClosed && ' · closed'}
          </ButtonLink>
        )}
        {detail.verdict && <Badge>{verdictLabel(detail.verdict)}</Badge>}
        <span className="inline-flex items-center gap-2">
          <Avatar name={detail.owner?.name ?? null} plain />
          {detail.owner?.name ?? 'Nobody'}
        </span>
        {ids.map(({ label, value }) => (
          <span key={label} className="inline-flex min-w-0 items-center gap-1 text-ink-3 text-sm">
            {label} <code className="min-w-0 truncate text-ink-2 text-xs">{value}</code>
            <CopyButton text={value} label={`Copy ${label.toLowerCase()}`} />
          </span>
        ))}
      </div>
      <div data-screen-only className="flex flex-wrap gap-2">
        {(detail.kind === 'dlp_incident' ? DLP_HEADER : HEADER).map((id) => {
          const { label, keys, run, unavailable } = commands.of(id);
          return (
            <Button
              key={id}
              tone={id === 'close' ? 'primary' : 'plain'}
              hotkey={String(keys)}
              unavailable={unavailable}
              onClick={run}
            >
              {label}
            </Button>
          );
        })}
      </div>
    </header>
  );
}
