'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { FailedState } from './failed-state';
import { notLoaded } from './later';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page whose code comes apart; `Meanwhile` stands in its place until then. Without its code the rest goes on,
 * and `Missing` says so where the usual words have no room.
 */
export function part<Props extends object>(
  load: Load<Props>,
  Meanwhile: ComponentType = Nothing,
  Missing: () => ReactNode = MissingPart,
) {
  return fetched<Props>(load, Meanwhile, Missing);
}

/** A dialog whose code comes apart. One whose code does not come is not open. */
export function dialogPart<Props extends { onClose: () => void }>(
  load: Load<Props>,
  Meanwhile: ComponentType = Nothing,
) {
  return fetched<Props>(load, Meanwhile, MissingDialog);
}

function fetched<Props extends object>(
  load: Load<Props>,
  Meanwhile: ComponentType,
  Missing: ComponentType<Props>,
): ComponentType<Props> {
  const fetch = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch {
        // Whoever opens it next asks again.
        latest = fetch();
        return { default: Missing };
      }
    });
  let latest = fetch();
  return function Part(props: Props) {
    const [Code] = useState(() => latest);
    return (
      <Suspense fallback={<Meanwhile />}>
        <Code {...props} />
      </Suspense>
    );
  };
}

const problem = {
  code: 'part_missing',
  message: 'The console cannot be reached, or it was updated since this page was opened.',
};

function MissingPart() {
  return <FailedState title="This part could not be loaded" error={problem} onRetry={() => window.location.reload()} />;
}

function MissingDialog({ onClose }: { onClose: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is said once
  useEffect(() => {
    notLoaded();
    onClose();
  }, []);
  return null;
}

export function Nothing() {
  return null;
}
