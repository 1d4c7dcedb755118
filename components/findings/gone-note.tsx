import { RelativeTime } from '@/components/ui/relative-time';
import type { FindingDetail } from '@/lib/findings/shapes';

/** Why what stands on the page is old: the vendor has it no more, or nobody asks the vendor any more. */
export function GoneNote({ detail: { goneAt, tenant } }: { detail: Pick<FindingDetail, 'goneAt' | 'tenant'> }) {
  if (goneAt === null && !tenant.removedAt) return null;
  return (
    <p className="mx-6 mt-4 border-warn border-l-2 pl-3 text-ink-2 max-sm:mx-4">
      {tenant.removedAt ? (
        <>
          {tenant.name} was removed here <RelativeTime at={tenant.removedAt} suffix=" ago" focusable />. Nothing is read
          from it since, and nothing can be sent to it. What stands here is what was known.
        </>
      ) : (
        'No longer at the vendor when its whole list was last read. What stands here is what was known.'
      )}
    </p>
  );
}
