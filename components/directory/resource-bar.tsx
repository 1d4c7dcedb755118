'use client';

import RotateCw from 'lucide-react/icons/rotate-cw';
import { ButtonLink } from '@/components/ui/button-link';
import { count } from '@/components/ui/format-number';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { OperationDetail } from '@/lib/operations/shapes';
import { DeedButtons } from './deed-buttons';
import { resourceDeeds } from './deeds';
import { NarrowFields } from './narrow-fields';
import type { Ask } from './resource-view';
import type { Resource } from './resources';

/** Over the list: how many there are, as of when, what it is narrowed by, and what can be done to the resource. */
export function ResourceBar({
  resource,
  described,
  total,
  shown,
  at,
  onAgain,
  onAsk,
}: {
  resource: Resource;
  described: OperationDetail | undefined;
  total: number | undefined;
  shown: number;
  /** When it was read; 0: never. */
  at: number;
  onAgain: () => void;
  onAsk: Ask;
}) {
  return (
    <div className="grid gap-1.5 border-line border-b px-4 py-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <ButtonLink href="/directory" size="sm" tone="quiet" className="md:hidden">
          All resources
        </ButtonLink>
        <p role="status" className="text-ink-2">
          {total === undefined ? '' : shown === total ? count(total) : `${count(shown)} of ${count(total)}`}
        </p>
        {at > 0 && (
          <span className="inline-flex items-center gap-1 text-ink-3 text-sm">
            Read <RelativeTime at={at} suffix=" ago" />
            <IconButton
              size="sm"
              label={`Read the ${resource.label.toLowerCase()} again`}
              hotkey="."
              icon={<RotateCw aria-hidden size={13} />}
              onClick={onAgain}
            />
          </span>
        )}
        {described && <PathNote detail={described} />}
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <DeedButtons group={resource.label} deeds={resourceDeeds(resource)} row={null} onAsk={onAsk} />
        </span>
      </div>
      {described && <NarrowFields detail={described} />}
    </div>
  );
}

/** What is not known of where a read goes to. */
export function PathNote({ detail }: { detail: Pick<OperationDetail, 'pathStatus' | 'corrected' | 'verb' | 'path'> }) {
  if (detail.pathStatus === 'confirmed' && !detail.corrected) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard asks for the path
    <span className="rounded-sm text-ink-3 text-sm" tabIndex={0} data-tip={`${detail.verb} ${detail.path}`}>
      {detail.corrected ? 'Path corrected here' : 'Path inferred'}
    </span>
  );
}
