import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import Cloud from 'lucide-react/icons/cloud';
import FileLock from 'lucide-react/icons/file-lock';
import Radar from 'lucide-react/icons/radar';
import Workflow from 'lucide-react/icons/workflow';
import type { Source } from '@/lib/model/finding';

const sources: Record<Source, { label: string; Icon: LucideIcon }> = {
  dlp: { label: 'DLP', Icon: FileLock },
  posture: { label: 'Posture', Icon: Cloud },
  edge: { label: 'Edge', Icon: Radar },
  automation: { label: 'Automation', Icon: Workflow },
};

/** The short name of a kind of source, as analysts say it. */
export function sourceLabel(source: Source): string {
  return sources[source].label;
}

/** Where something comes from. With `label` the word stands beside it; without, it is there for screen readers. */
export function SourceIcon({
  source,
  label = false,
  className,
}: {
  source: Source;
  label?: boolean;
  className?: string;
}) {
  const { label: name, Icon } = sources[source];
  return (
    <span className={clsx('inline-flex min-w-0 items-center gap-2', className)}>
      <Icon aria-hidden size={15} strokeWidth={1.6} className="shrink-0 text-ink-2" />
      <span className={label ? 'truncate' : 'sr-only'}>{name}</span>
    </span>
  );
}
