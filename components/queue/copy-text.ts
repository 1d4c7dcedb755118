import { severityLabel } from '@/components/ui/severity-icon';
import { statusLabel } from '@/components/ui/status-text';
import { csvLines } from '@/lib/api/csv';
import { cellsOf, FINDING_HEAD } from '@/lib/findings/cells';
import type { FindingRow } from '@/lib/findings/shapes';

/** An address of each, one a line. */
export function linksOf(rows: readonly FindingRow[], origin: string): string {
  return rows.map(({ id }) => `${origin}/findings/${id}`).join('\n');
}

/** A list as tickets and chats take it; nothing a vendor wrote can become markup. */
export function markdownOf(rows: readonly FindingRow[], origin: string): string {
  return rows
    .map((row) => {
      const about = row.person ?? row.resource ?? row.account;
      const facts = [severityLabel(row.severity), statusLabel(row.status), row.tenant.name, about].filter(Boolean);
      return `- [${plain(row.title)}](${origin}/findings/${row.id}): ${facts.map((fact) => plain(String(fact))).join(', ')}`;
    })
    .join('\n');
}

/** With a header, in the form every spreadsheet reads. */
export function csvOf(rows: readonly FindingRow[]): string {
  return csvLines([FINDING_HEAD, ...rows.map(cellsOf)]);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#|!~]/g, '\\$&');
}
