'use client';

import { useNowText } from '@/components/ui/clock';
import { TruthBadge } from '@/components/ui/truth-badge';
import type { Write } from '@/lib/findings/shapes';
import { truthOf } from './write-words';

const SETTLED_SHOWS_MS = 60 * 60_000;

/** How true the last write is. A list shows it for an hour after it was settled: what stands there then is the state. */
export function WriteBadge({ write, always = false }: { write: Write; always?: boolean }) {
  const settledAt = write.settledAt === null ? null : Date.parse(write.settledAt);
  const isOld = useNowText((now) => (settledAt !== null && now - settledAt > SETTLED_SHOWS_MS ? 'old' : '')) === 'old';
  const truth = truthOf(write.state, write.confirmedAt);
  if (truth === null || (isOld && !always && truth !== 'rejected' && truth !== 'unclear')) return null;
  const words = truth === 'rejected' || truth === 'unclear' ? (write.message ?? undefined) : undefined;
  return (
    <TruthBadge
      truth={truth}
      label={write.state === 'asked' ? 'Second person' : undefined}
      words={always ? undefined : words}
    />
  );
}
