'use client';

import { useSyncExternalStore } from 'react';
import { TruthBadge } from '@/components/ui/truth-badge';
import { localClock } from './clock-time';
import { useSecondsLeft } from './use-seconds-left';
import type { WriteTruth } from './write-truth';

/** The truth of a write with its countdown or its time. In a row words are for what asks for a look only. */
export function WriteTruthBadge({ told, inRow = false }: { told: WriteTruth; inRow?: boolean }) {
  const left = useSecondsLeft(told.heldUntil);
  const at = useSyncExternalStore(
    () => () => {},
    () => (told.at ? localClock(new Date(told.at), Date.now()) : undefined),
    () => undefined,
  );
  const isHeld = told.heldUntil !== undefined;
  const asks = told.truth === 'rejected' || told.truth === 'unclear' || told.truth === 'drifted';
  return (
    <TruthBadge
      truth={told.truth}
      // Its time has come and nobody has said yet that it left.
      label={isHeld && left === null ? 'Leaving' : told.label}
      detail={left === null ? at : `${left} s · Z`}
      words={inRow && !asks ? undefined : told.words}
    />
  );
}
