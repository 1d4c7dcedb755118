'use client';

import ChevronRight from 'lucide-react/icons/chevron-right';
import { Fragment, useId, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AuditEvent } from '@/lib/audit/schema';
import { AuditChanges } from './audit-changes';
import { subjectName } from './changes';

const cell = 'px-2 first:pl-4 last:pr-4';

/** Records newest first; a row opens to what was before and what was after. */
export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <table aria-label="Audit log" className="w-full border-collapse text-left">
      <thead className="sticky top-0 z-10 bg-bg text-ink-3 text-sm">
        <tr className="border-line border-b">
          <th scope="col" className={`${cell} h-7 w-10 font-normal`}>
            <span className="sr-only">Open</span>
          </th>
          <th scope="col" className={`${cell} w-16 text-right font-normal max-md:hidden`}>
            Nr
          </th>
          <th scope="col" className={`${cell} w-20 text-right font-normal`}>
            When
          </th>
          <th scope="col" className={`${cell} w-48 font-normal`}>
            Who
          </th>
          <th scope="col" className={`${cell} w-48 font-normal`}>
            Action
          </th>
          <th scope="col" className={`${cell} font-normal max-md:hidden`}>
            About
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <AuditRow key={event.seq} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ event }: { event: AuditEvent }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = subjectName(event.before, event.after);
  return (
    <Fragment>
      <tr className="h-(--row) border-line border-b hover:bg-hover has-focus-visible:bg-hover">
        <td className={cell}>
          <IconButton
            size="sm"
            label={`${open ? 'Close' : 'Open'} record ${event.seq}`}
            aria-expanded={open}
            aria-controls={id}
            icon={<ChevronRight aria-hidden size={13} className={open ? 'rotate-90' : undefined} />}
            onClick={() => setOpen(!open)}
          />
        </td>
        <td className={`${cell} text-right text-ink-3 max-md:hidden`}>{event.seq}</td>
        <td className={`${cell} text-right`}>
          <RelativeTime at={event.at} />
        </td>
        <td className={`${cell} max-w-48 truncate`}>{event.actor}</td>
        <td className={cell}>
          <code>{event.action}</code>
        </td>
        <td className={`${cell} max-w-0 truncate max-md:hidden`}>
          {name ?? <span className="text-ink-3">{event.subjectKind}</span>}{' '}
          <code className="text-ink-3 text-xs">{event.subjectId}</code>
        </td>
      </tr>
      {open && (
        <tr id={id} className="border-line border-b">
          <td colSpan={6} className="px-4 py-3">
            <AuditChanges event={event} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
