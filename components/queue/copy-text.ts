import { kindLabel, verdictLabel } from '@/components/findings/row-text';
import { severityLabel } from '@/components/ui/severity-icon';
import { sourceLabel } from '@/components/ui/source-icon';
import { statusLabel } from '@/components/ui/status-text';
import type { FindingRow } from '@/lib/findings/shapes';

const FIELDS: readonly [string, (row: FindingRow) => string | number | null][] = [
  ['id', (row) => row.id],
  ['severity', (row) => severityLabel(row.severity)],
  ['status', (row) => statusLabel(row.status)],
  ['source', (row) => sourceLabel(row.source)],
  ['tenant', (row) => row.tenant.name],
  ['kind', (row) => kindLabel(row.kind)],
  ['title', (row) => row.title],
  ['person', (row) => row.person],
  ['resource', (row) => row.resource],
  ['account', (row) => row.account],
  ['policy', (row) => row.policy],
  ['owner', (row) => row.owner?.name ?? null],
  ['verdict', (row) => row.verdict && verdictLabel(row.verdict)],
  ['rank', (row) => row.rank],
  ['created', (row) => row.createdAt],
  ['updated', (row) => row.updatedAt],
  ['due', (row) => row.dueAt],
  ['vendor id', (row) => row.externalId],
];

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
  const lines = rows.map((row) => FIELDS.map(([, of]) => cell(of(row))).join(','));
  return [FIELDS.map(([name]) => name).join(','), ...lines].join('\r\n');
}

/** A text that begins like a formula would be one: a quote before it makes it a text again. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[\s\0]*[=+\-@＝＋－＠\t\r|]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#|!~]/g, '\\$&');
}
