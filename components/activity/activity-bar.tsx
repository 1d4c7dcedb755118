'use client';

import ListFilter from 'lucide-react/icons/list-filter';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format-number';
import type { OwnAudit } from '@/lib/activity/shapes';
import { activityWords } from './activity-words';

/** The line over the stream: how much of it there is, what is not in it, and the filters where no room is for their column. */
export function ActivityBar({
  total,
  ownAudit,
  filters,
}: {
  total: number | undefined;
  ownAudit: OwnAudit | undefined;
  filters: ReactNode;
}) {
  const [filtering, setFiltering] = useState(false);
  const { one, many } = activityWords;
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1">
      <p className="text-ink-2 text-sm" aria-live="polite">
        {total !== undefined && plural(total, one, many)}
      </p>
      <p className="text-ink-3 text-sm">All times in UTC.</p>
      {ownAudit === 'left_out' && (
        <p className="text-ink-3 text-sm">Onequeue’s own audit log is left out: it is for managers and admins.</p>
      )}
      <div className="ml-auto md:hidden">
        <Button icon={<ListFilter aria-hidden size={13} />} onClick={() => setFiltering(true)}>
          Filter
        </Button>
      </div>
      {filtering && (
        <Dialog
          title="Filter entries"
          size="sm"
          onClose={() => setFiltering(false)}
          footer={
            <Button size="lg" tone="primary" onClick={() => setFiltering(false)}>
              Show {total === undefined ? many : plural(total, one, many)}
            </Button>
          }
        >
          {filters}
        </Dialog>
      )}
    </div>
  );
}
