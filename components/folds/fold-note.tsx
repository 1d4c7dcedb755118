import Link from 'next/link';
import { REOPENED } from '@/components/findings/fold-words';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { RelativeTime, TimeLeft } from '@/components/ui/relative-time';
import { severityLabel } from '@/components/ui/severity-icon';
import type { FindingDetail } from '@/lib/findings/shapes';
import { foldQuery } from './fold-text';

/** What became of the acceptance of the fold that a finding belongs to: it stands, or why it ended. */
export function FoldNote({ detail }: { detail: Pick<FindingDetail, 'acceptance' | 'policy' | 'account' | 'tenant'> }) {
  const { acceptance, policy, account, tenant } = detail;
  if (!acceptance || policy === null || account === null) return null;
  const { state, owner, acceptedBy, acceptedAt, expiresAt, reason, reopened, severity } = acceptance;
  const isBack = state === 'reopened' && reopened !== null;
  return (
    <div
      className={`mx-6 mt-4 border-l-2 pl-3 text-ink-2 max-sm:mx-4 ${isBack ? 'border-warn' : 'border-line-strong'}`}
    >
      <p className="text-ink">
        {isBack ? (
          <>
            Its fold was accepted and is open again since <RelativeTime at={reopened.at} suffix=" ago" focusable />:{' '}
            {REOPENED[reopened.why]}
            {reopened.finding && (
              <>
                {' '}
                <Link prefetch={false} href={`/findings/${reopened.finding.id}`} className="text-accent underline">
                  <bdi className="[overflow-wrap:anywhere]">{reopened.finding.name}</bdi>
                </Link>
              </>
            )}
            .
          </>
        ) : (
          <>
            Its fold is accepted at severity {severityLabel(severity).toLowerCase()}: <TimeLeft until={expiresAt} />{' '}
            left, or until a new resource comes up or one of its findings is rated worse.
          </>
        )}
      </p>
      <p className="text-pretty">
        “<bdi className="[overflow-wrap:anywhere]">{reason}</bdi>” {acceptedBy.name},{' '}
        <RelativeTime at={acceptedAt} suffix=" ago" focusable />. Owner {owner.name}.{' '}
        <Link
          prefetch={false}
          href={hrefOfQuery(foldQuery({ tenant, policy, account }))}
          className="text-accent underline"
        >
          All of the fold
        </Link>
      </p>
    </div>
  );
}
