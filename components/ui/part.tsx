'use client';

import type { ComponentType } from 'react';
import { FailedState } from './failed-state';

const problem = {
  code: 'part_missing',
  message: 'The console cannot be reached, or it was updated since this page was opened.',
};

/** Stands where a part of the page should be whose code did not come. */
function MissingPart() {
  return <FailedState title="This part could not be loaded" error={problem} onRetry={() => window.location.reload()} />;
}

/** For `dynamic`: a part whose code does not come is said to be missing, and the rest of the page goes on without it. */
export function orMissing<Props>(load: () => Promise<ComponentType<Props>>): () => Promise<ComponentType<Props>> {
  return () => load().catch(() => MissingPart);
}
