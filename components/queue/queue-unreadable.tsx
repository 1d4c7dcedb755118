'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { DEFAULT_QUERY } from './queue-url';
import { goTo } from './use-queue-url';

/** A query that nobody can read asks for nothing; what is wrong with it stands at the search bar as well. */
export function QueueUnreadable({ problem }: { problem: string }) {
  return (
    <EmptyState
      title="This query cannot be read"
      action={<Button onClick={() => goTo({ q: DEFAULT_QUERY, open: null })}>Show what is open</Button>}
    >
      {problem}
    </EmptyState>
  );
}
