import { Button } from '@/components/ui/button';
import type { Shortcut } from '@/components/ui/key-map';
import { RelativeTime, TimeLeft } from '@/components/ui/relative-time';
import type { FindingDetail } from '@/lib/findings/shapes';

type Props = { detail: Pick<FindingDetail, 'status' | 'suppression'>; command: Shortcut };

/** Why the finding is not among the open ones, for how long, and the way back for this one. */
export function SuppressedNote({ detail: { status, suppression }, command }: Props) {
  if (status !== 'suppressed' || suppression === null) return null;
  return (
    <div className="mx-6 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-accent border-l-2 pl-3 text-ink-2 max-sm:mx-4">
      <p>
        Suppressed by the rule “<bdi>{suppression.rule.name}</bdi>”,{' '}
        <RelativeTime at={suppression.at} suffix=" ago" focusable />. It is shown again in{' '}
        <TimeLeft until={suppression.until} />, or sooner when its vendor changes its status or rates it worse.
      </p>
      <Button size="sm" hotkey={String(command.keys)} unavailable={command.unavailable} onClick={command.run}>
        {command.label}
      </Button>
    </div>
  );
}
