import { count } from '@/components/ui/format-number';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import { nameOfRow } from './row-text';

const MOST = 3;

/** The findings a form is about, named: the first few, and how many more. */
export function AboutRows({ rows, total = rows.length }: { rows: readonly FindingRow[]; total?: number }) {
  return (
    <ul className="grid gap-1">
      {rows.slice(0, MOST).map((row) => (
        <li key={row.id} className="flex min-w-0 items-center gap-2">
          <SeverityIcon severity={row.severity} />
          <bdi className="min-w-0 truncate text-ink">{nameOfRow(row)}</bdi>
        </li>
      ))}
      {total > MOST && <li className="text-ink-3 text-sm">and {count(total - MOST)} more</li>}
    </ul>
  );
}

/** "Close", or "Close 12 findings". */
export function titleFor(verb: string, total: number): string {
  return total === 1 ? verb : `${verb}: ${count(total)} findings`;
}
