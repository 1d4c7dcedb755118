import { verdictLabel } from '@/components/findings/row-text';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { count, plural } from '@/components/ui/format-number';
import type { Shortcut } from '@/components/ui/key-map';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { CaseDetail } from '@/lib/cases/shapes';

/** The case in two lines, and what can be done to it as a whole. */
export function CaseHeader({ detail, deeds }: { detail: CaseDetail; deeds: readonly Shortcut[] }) {
  const { number, severity, title, owner, createdBy, createdAt, closedAt, verdict, verdictReason } = detail;
  const [first] = deeds;
  return (
    <header className="grid gap-3 border-line border-b px-6 pt-4 pb-4 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
        {severity && <SeverityIcon severity={severity} label />}
        <span className="tabular-nums">Case {number}</span>
        <Badge tone="outline">{closedAt ? 'Closed' : 'Open'}</Badge>
        <span>
          {plural(detail.findings.open, 'open finding')}
          {detail.findings.suppressed > 0 && ` + ${count(detail.findings.suppressed)} suppressed`}
          {detail.findings.merged > 0 && ` and ${count(detail.findings.merged)} merged`}
          {detail.findings.snoozed > 0 && ` and ${count(detail.findings.snoozed)} snoozed`} of{' '}
          {count(detail.findings.total)}
        </span>
        <span className="text-ink-3">
          opened <RelativeTime at={createdAt} suffix=" ago" focusable /> by {createdBy.name}
        </span>
      </div>
      <h2 className="max-w-[110ch] text-pretty text-xl [overflow-wrap:anywhere]">
        <bdi>{title}</bdi>
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="inline-flex items-center gap-2">
          <Avatar name={owner?.name ?? null} plain />
          {owner?.name ?? 'Nobody'}
        </span>
        {verdict && (
          <span className="flex min-w-0 flex-wrap items-center gap-2">
            <Badge>{verdictLabel(verdict)}</Badge>
            <bdi className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">{verdictReason}</bdi>
          </span>
        )}
      </div>
      <div data-screen-only className="flex flex-wrap gap-2">
        {deeds.map((deed) => (
          <Button
            key={deed.id}
            tone={deed === first ? 'primary' : 'plain'}
            hotkey={String(deed.keys)}
            unavailable={deed.unavailable}
            onClick={deed.run}
          >
            {deed.label}
          </Button>
        ))}
      </div>
    </header>
  );
}
