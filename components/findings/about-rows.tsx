import { SeverityIcon } from '@/components/ui/severity-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import { nameOfRow } from './row-text';

const MOST = 3;

/** The findings a form is about, named: the first few, and how many more. */
export function AboutRows({ rows }: { rows: readonly FindingRow[] }) {
  return (
    <ul className="grid gap-1">
      {rows.slice(0, MOST).map((row) => (
        <li key={row.id} className="flex min-w-0 items-center gap-2">
          <SeverityIcon severity={row.severity} />
          <bdi className="min-w-0 truncate text-ink">{nameOfRow(row)}</bdi>
        </li>
      ))}
      {rows.length > MOST && <li className="text-ink-3 text-sm">and {rows.length - MOST} more</li>}
    </ul>
  );
}

/** "Close", or "Close 12 findings". */
export function titleFor(verb: string, rows: readonly FindingRow[]): string {
  return rows.length === 1 ? verb : `${verb}: ${rows.length} findings`;
}
