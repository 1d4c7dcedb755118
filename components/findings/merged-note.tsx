import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { Shortcut } from '@/components/ui/key-map';
import { RelativeTime } from '@/components/ui/relative-time';
import { statusLabel } from '@/components/ui/status-text';
import type { FindingDetail } from '@/lib/findings/shapes';

type Props = { detail: Pick<FindingDetail, 'mergedInto' | 'merge'>; command: Shortcut };

/** What stands for the finding, who said so, and the way out. */
export function MergedNote({ detail: { mergedInto, merge }, command }: Props) {
  if (mergedInto === null || merge === null) return null;
  return (
    <div className="mx-6 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-accent border-l-2 pl-3 text-ink-2 max-sm:mx-4">
      <p>
        Merged into{' '}
        <Link href={`/findings/${mergedInto.id}`} prefetch={false} className="text-accent underline">
          <bdi>{mergedInto.title}</bdi>
        </Link>{' '}
        ({statusLabel(merge.leaderStatus).toLowerCase()}) by {merge.by.name},{' '}
        <RelativeTime at={merge.at} suffix=" ago" focusable />. It is not among the open ones. Kept here, nothing is
        sent to the vendor.
      </p>
      <Button size="sm" hotkey={String(command.keys)} unavailable={command.unavailable} onClick={command.run}>
        {command.label}
      </Button>
    </div>
  );
}
