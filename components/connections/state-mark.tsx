import { SourceMark } from '@/components/sources/source-mark';
import { type ConnectionState, STATE_WORDS } from '@/lib/connections/schema';
import type { SourceWord } from '@/lib/sources/shapes';

/** The state of a connection as shape and words. */
export function StateMark({ state }: { state: ConnectionState }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <SourceMark word={wordOf(state)} />
      {STATE_WORDS[state]}
    </span>
  );
}

function wordOf(state: ConnectionState): SourceWord {
  switch (state) {
    case 'ok':
      return 'fresh';
    case 'pending':
      return 'backfilling';
    case 'failing':
      return 'stale';
    case 'auth_failed':
      return 'failing';
    case 'disabled':
    case 'removed':
      return 'disabled';
  }
}
