'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { severityLabel } from '@/components/ui/severity-icon';
import { statusLabel } from '@/components/ui/status-text';
import { api } from '@/lib/api/browser';
import type { FieldConflict, FindingDetail, FindingRow } from '@/lib/findings/shapes';
import { reload } from './deeds';
import { setBy } from './field-truth';
import { useTriage, whyNotAllowed } from './triage-context';
import { useSubmit } from './use-submit';
import { shortName, vendorOf } from './vendor-facts';

/** The vendor changed what was set here: both values side by side, who and when, and the choice. */
export function ConflictCard({ detail, conflict }: { detail: FindingDetail; conflict: FieldConflict }) {
  const triage = useTriage();
  const client = useQueryClient();
  const { busy, problem, run } = useSubmit();
  const { field } = conflict;
  const vendor = shortName(vendorOf(triage.vendors, detail.tenant.vendor));
  const set = setBy(detail.timeline, field === 'status' ? 'finding.set_status' : 'finding.set_severity');
  const choose = (choice: 'ours' | 'theirs') =>
    void run(async () => {
      const body = { field, choice, version: detail.version };
      try {
        await api.put<FindingRow>(`/api/findings/${detail.id}/conflict`, { body });
      } finally {
        await reload(client, [detail]);
      }
    });
  const unavailable = whyNotAllowed(triage, 'findings.act') ?? (busy ? 'One moment' : undefined);
  return (
    <section aria-label={`Two values of the ${field}`} className="grid gap-3 border-warn border-l-2 pl-3">
      <p>
        {vendor} changed the {field} after it was set here. Nothing was overwritten: choose which counts.
      </p>
      <div className="grid max-w-140 grid-cols-2 gap-4">
        <div className="grid content-start justify-items-start gap-1">
          <h3 className="font-normal text-ink-3 text-sm">Here</h3>
          <p>{labelOf(conflict)}</p>
          <p className="text-ink-3 text-sm">
            {set ? (
              <>
                {set.actor}, <RelativeTime at={set.at} suffix=" ago" focusable />
              </>
            ) : (
              'set here'
            )}
          </p>
          <Button unavailable={unavailable} onClick={() => choose('ours')}>
            Keep ours
          </Button>
        </div>
        <div className="grid content-start justify-items-start gap-1">
          <h3 className="font-normal text-ink-3 text-sm">At {vendor}</h3>
          <p>
            <bdi>{conflict.theirs}</bdi>
          </p>
          <p className="text-ink-3 text-sm">
            {vendor}, seen <RelativeTime at={conflict.at} suffix=" ago" focusable />
          </p>
          <Button unavailable={unavailable} onClick={() => choose('theirs')}>
            Take the vendor’s
          </Button>
        </div>
      </div>
      {problem && <Notice problem={problem} />}
    </section>
  );
}

function labelOf(conflict: FieldConflict): string {
  return conflict.field === 'status' ? statusLabel(conflict.ours) : severityLabel(conflict.ours);
}
