import { clsx } from 'clsx';
import History from 'lucide-react/icons/history';
import MessageSquareMore from 'lucide-react/icons/message-square-more';
import X from 'lucide-react/icons/x';
import Link from 'next/link';
import { ClockTime } from '@/components/findings/clock-time';
import { kindLabel } from '@/components/findings/row-text';
import { shortTitle } from '@/components/findings/shorten-middle';
import { TenantName } from '@/components/findings/tenant-name';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { TimeLeft } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { statusLabel } from '@/components/ui/status-text';
import { entityHref } from '@/lib/entities/address';
import type { EntityLine } from './entity-lines';
import { type Join, joinOf } from './use-join-deeds';

/** One thing that happened, when, and by which key it belongs here. */
export function EntityLineRow({
  line,
  isActive,
  isAround,
  forbidden,
  onReject,
}: {
  line: EntityLine;
  isActive: boolean;
  /** Changes were looked for around this one. */
  isAround: boolean;
  forbidden: string | undefined;
  onReject: (join: Join) => void;
}) {
  return (
    <li
      data-of={line.key}
      className={clsx(
        'grid grid-cols-[5.5rem_1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-line border-t py-1.5 max-sm:grid-cols-[1.25rem_minmax(0,1fr)_auto]',
        isActive && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <span className="pl-2 text-ink-3 text-sm max-sm:col-span-3">
        <ClockTime at={line.at} />
      </span>
      <span className="self-start pt-0.5 max-sm:pl-1">
        <Sign line={line} />
      </span>
      <span className="min-w-0">
        <Link
          href={line.href}
          prefetch={false}
          data-line={line.key}
          className="block min-h-6 [overflow-wrap:anywhere] hover:underline"
        >
          <bdi>{shortTitle(line.title)}</bdi>
        </Link>
        <span className="block text-ink-3 text-sm [overflow-wrap:anywhere]">
          <About line={line} />
          {isAround && ' · changes were looked for around it'}
        </span>
      </span>
      <span className="flex items-center gap-1 self-start">
        <Badge>
          <span className="sr-only">joined </span>by {line.of.by}
        </Badge>
        <IconButton
          size="sm"
          label={`Reject this join: ${line.title.slice(0, 80)}`}
          icon={<X aria-hidden size={13} />}
          unavailable={forbidden}
          onClick={() => onReject(joinOf(line))}
        />
      </span>
    </li>
  );
}

function Sign({ line }: { line: EntityLine }) {
  if (line.type === 'finding') return <SeverityIcon severity={line.of.severity} />;
  const Icon = line.type === 'approval' ? MessageSquareMore : History;
  return <Icon aria-hidden size={14} className="text-ink-3" />;
}

function About({ line }: { line: EntityLine }) {
  if (line.type === 'finding') {
    const { kind, tenant, status } = line.of;
    return (
      <>
        {kindLabel(kind)} · <TenantName tenant={tenant} /> · {statusLabel(status)}
      </>
    );
  }
  if (line.type === 'change') {
    const { actor, tenant } = line.of;
    return (
      <>
        Change · <bdi>{actor ?? 'nobody named'}</bdi> · <TenantName tenant={tenant} />
      </>
    );
  }
  const { user, device, app, endsAt, tenant } = line.of;
  const href = device && entityHref('device', device.key);
  return (
    <>
      Waits for an answer · <bdi>{[user ?? 'nobody named', app].filter(Boolean).join(' · ')}</bdi>
      {device && href && (
        <>
          {' '}
          ·{' '}
          <Link href={href} prefetch={false} className="text-accent hover:underline">
            <bdi>{device.name}</bdi>
          </Link>
        </>
      )}{' '}
      · <TenantName tenant={tenant} />
      {endsAt && (
        <>
          {' '}
          · lapses in <TimeLeft until={endsAt} />
        </>
      )}
    </>
  );
}
