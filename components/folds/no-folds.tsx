import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { FoldTab } from '@/lib/folds/schema';

const TITLES: Record<FoldTab, string> = {
  open: 'No posture alert is open',
  reopened: 'Nothing that was accepted came back',
  accepted: 'Nothing is accepted',
};
const WORDS: Record<FoldTab, string> = {
  open: 'What each policy finds in each account stands here together. How fresh the source is, the bar above says.',
  reopened: 'A fold is open again by itself when its acceptance expires, a new resource comes up, or severity rises.',
  accepted: 'A accepts a fold with a reason, an owner and an end; it re-opens by itself when it gets worse.',
};

export function NoFolds({ tab, text, onDrop }: { tab: FoldTab; text: string; onDrop: () => void }) {
  if (text !== '')
    return (
      <EmptyState title="No fold by that name" action={<Button onClick={onDrop}>Show all</Button>}>
        Searched for: {text}.
      </EmptyState>
    );
  return <EmptyState title={TITLES[tab]}>{WORDS[tab]}</EmptyState>;
}
