import { JsonTree } from '@/components/ui/json-tree';

/** An answer in which there is no list: shown as it came, for it is not an empty list. */
export function UnreadAnswer({ answer }: { answer: unknown }) {
  return (
    <div role="alert" className="grid gap-2 px-6 py-6">
      <h2 className="border-warn border-l-2 pl-3 text-lg">The vendor answered, and there is no list in its answer</h2>
      <p className="text-ink-2">Its path is perhaps another one at this installation; an admin can correct it.</p>
      <JsonTree value={answer} label="The answer" />
    </div>
  );
}
