import { count, plural } from '@/components/ui/format-number';
import type { FoldRow } from '@/lib/folds/shapes';
import { termText } from '@/lib/query/print';

const DAY_MS = 86_400_000;

const PARTS = ['open', 'accepted', 'snoozed', 'suppressed', 'merged', 'resolved'] as const;

/** The query for all findings of a fold. */
export function foldQuery({ tenant, policy, account }: Pick<FoldRow, 'tenant' | 'policy' | 'account'>): string {
  const terms = [termText('policy', policy), termText('account', account), termText('tenant', tenant.name)];
  return ['source:posture', ...terms].join(' ');
}

/** Which fold it is, wherever it stands in a list. */
export function foldKey({ tenant, policy, account }: Pick<FoldRow, 'tenant' | 'policy' | 'account'>): string {
  return `${tenant.id} ${policy} ${account}`;
}

/** `12 of 340`: resources with an open alert, of all that ever had one. */
export function resourcesOf({ resources }: Pick<FoldRow, 'resources'>): string {
  return `${count(resources.open)} of ${count(resources.all)}`;
}

/** How its alerts divide; what is nought is left out, and the parts are all there are. */
export function alertsOf({ findings }: Pick<FoldRow, 'findings'>): string {
  const parts = PARTS.filter((word) => findings[word] > 0).map((word) => `${count(findings[word])} ${word}`);
  return `${parts.join(' + ')} = ${plural(findings.total, 'alert')}`;
}

/** What an acceptance would take: everything that is neither resolved nor merged into another. */
export function toAccept({ findings: { total, resolved, merged } }: Pick<FoldRow, 'findings'>): number {
  return total - resolved - merged;
}

export type UntilChoice = { days: number; label: string; at: string };

/** How long a fold may be accepted, most often; the value is the instant in ISO 8601. */
export function untilChoices(now: Date): UntilChoice[] {
  return [30, 90, 180].map((days) => {
    const at = new Date(now.getTime() + days * DAY_MS);
    return { days, label: `${days} days, until ${dayOf(at)}`, at: at.toISOString() };
  });
}

/** A day in the reader's own zone: `22 Nov 2026`. Browser only: a server has another zone. */
export function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}
