import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemRow } from '@/lib/items/shapes';
import { isUnnamed, spokenOr } from './words';
import { WriteBadge } from './write-badge';

/** A status in words, with the truth of the last write below it. */
export function StatusCell({ row }: { row: Pick<ItemRow, 'status' | 'write' | 'goneAt' | 'tenant'> }) {
  return (
    <span className="grid min-w-0 leading-4">
      <span className={isUnnamed(row.status) ? 'truncate text-ink-3' : 'truncate text-ink-2'}>
        {row.tenant.removedAt ? 'Tenant removed' : row.goneAt === null ? spokenOr(row.status) : 'Gone at the vendor'}
      </span>
      {row.write && <WriteBadge write={row.write} />}
    </span>
  );
}

/** One line of text; what the vendor does not give is a dash that says so. */
export function TextCell({ text, mono = false }: { text: string | null; mono?: boolean }) {
  if (text === null) {
    return (
      <span className="text-ink-3" data-tip="Not given by the vendor">
        –<span className="sr-only">Not given by the vendor</span>
      </span>
    );
  }
  return (
    <span className={mono ? 'block truncate font-mono text-ink-2 text-sm' : 'block truncate text-ink-2'}>
      <bdi>{text}</bdi>
    </span>
  );
}

export function AgeCell({ at }: { at: string }) {
  return <RelativeTime at={at} className="text-ink-2" />;
}
