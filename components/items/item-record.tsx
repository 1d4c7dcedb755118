import { JsonTree } from '@/components/ui/json-tree';
import { RelativeTime } from '@/components/ui/relative-time';
import { ACTION_RULES } from '@/lib/actions/rules';
import type { ItemDetail } from '@/lib/items/shapes';
import { Section } from './section';
import { WriteBadge } from './write-badge';

/** What every item has: what was asked of the vendor about it, and the record as the vendor sent it. */
export function ItemRecord({ detail }: { detail: ItemDetail }) {
  return (
    <>
      {detail.actions.length > 0 && (
        <Section title="Asked of the vendor">
          <ul className="grid gap-2">
            {detail.actions.map((action) => (
              <li key={action.actionId} className="grid leading-4">
                <span className="flex items-center justify-between gap-2">
                  <span>
                    {action.operation ? operationWords(action.operation) : ACTION_RULES[action.command].words}
                  </span>
                  <WriteBadge write={action} always />
                </span>
                <span className="text-ink-3 text-sm">
                  {action.requestedBy.name}, <RelativeTime at={action.requestedAt} suffix=" ago" focusable />
                  {action.answeredBy &&
                    `, ${action.state === 'cancelled' ? 'refused' : 'agreed to'} by ${action.answeredBy.name}`}
                </span>
                {action.message && <span className="text-ink-2 text-sm">{action.message}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <details>
        <summary className="w-fit rounded-sm text-ink-3 text-sm hover:text-ink">Raw record, secrets removed</summary>
        <div className="mt-2 overflow-x-auto">
          <JsonTree value={detail.raw} label="Raw record" />
        </div>
      </details>
    </>
  );
}

/** `updatePolicy` as words: "Update policy". */
function operationWords(operation: string): string {
  const words = operation.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
