import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import Check from 'lucide-react/icons/check';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import GitCompare from 'lucide-react/icons/git-compare';
import MapPin from 'lucide-react/icons/map-pin';
import Send from 'lucide-react/icons/send';
import Timer from 'lucide-react/icons/timer';
import X from 'lucide-react/icons/x';

const truths = {
  held: { label: 'Held', colour: 'text-held', Icon: Timer },
  sent: { label: 'Sent', colour: 'text-sent', Icon: Send },
  confirmed: { label: 'Confirmed', colour: 'text-confirmed', Icon: Check },
  rejected: { label: 'Rejected', colour: 'text-rejected', Icon: X },
  unclear: { label: 'Unclear', colour: 'text-warn', Icon: CircleQuestionMark },
  drifted: { label: 'Changed at vendor', colour: 'text-drifted', Icon: GitCompare },
  local: { label: 'Local only', colour: 'text-local', Icon: MapPin },
} as const satisfies Record<string, { label: string; colour: string; Icon: LucideIcon }>;

/** 24 px to hit, without moving what is around it. */
const target = 'relative rounded-sm after:absolute after:-inset-x-1 after:-inset-y-[5px] after:content-[""]';

/** What is known of a write at the vendor. `unclear`: it was sent and no answer was seen. */
export type Truth = keyof typeof truths;

/**
 * Whether it is really done, as icon and words. `detail` follows the word ("6 s · Z", "00:41:09"), `label` replaces it
 * ("Close rejected"), `words` are the vendor's own, shown on hover and focus.
 */
export function TruthBadge({
  truth,
  label,
  detail,
  words,
  className,
}: {
  truth: Truth;
  label?: string;
  detail?: string;
  words?: string;
  className?: string;
}) {
  const { label: own, colour, Icon } = truths[truth];
  const text = (
    <>
      <Icon aria-hidden size={13} strokeWidth={1.75} className="shrink-0" />
      <span className="truncate">
        {label ?? own}
        {detail && ` ${detail}`}
      </span>
    </>
  );
  const look = clsx('inline-flex min-w-0 items-center gap-1 text-sm leading-4', colour, className);
  if (!words) return <span className={look}>{text}</span>;
  return (
    // A button, so that the vendor's words can be reached by keyboard.
    <button type="button" data-tip={words} className={clsx(look, target)}>
      {text}
      <span className="sr-only">: {words}</span>
    </button>
  );
}
