import type { ReactNode } from 'react';
import type { LiveItem } from '@/components/items/queries';
import { type NumberNames, textAt } from '@/components/items/raw-value';
import { spokenOr } from '@/components/items/words';
import { RelativeTime } from '@/components/ui/relative-time';
import { policyChanges } from './policy-changes';

type Reading = Pick<LiveItem, 'status' | 'at' | 'raw'>;

/** A policy as it was seen here and as it is at the vendor now: its status always, the rest where it differs. */
export function BothValues({ before, now, names }: { before: Reading; now: Reading; names: NumberNames }) {
  const rows: { label: string; before: ReactNode; now: ReactNode; differs?: boolean }[] = [
    {
      label: 'Status',
      before: spokenOr(before.status),
      now: spokenOr(now.status),
      differs: before.status !== now.status,
    },
    ...policyChanges(before.raw, now.raw, names).map((change) => ({ ...change, differs: true })),
    { label: 'Changed', before: <Changed reading={before} />, now: <Changed reading={now} /> },
  ];
  return (
    <div className="grid gap-1 border-warn border-l-2 pl-3">
      <p>It changed at the vendor since it was read here.</p>
      <table className="w-full table-fixed text-left">
        <thead className="text-ink-3 text-sm">
          <tr>
            <td className="w-22" />
            <th scope="col" className="font-normal">
              You saw
            </th>
            <th scope="col" className="font-normal">
              It is now
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="align-top [overflow-wrap:anywhere]">
              <th scope="row" className="pr-2 font-normal text-ink-3">
                {row.label}
              </th>
              <td className="pr-2">
                <bdi>{row.before}</bdi>
              </td>
              <td className={row.differs ? 'font-medium' : undefined}>
                <bdi>{row.now}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changed({ reading }: { reading: Reading }) {
  const changedBy = textAt(reading.raw, 'updater_display_name');
  return (
    <>
      {changedBy && `${changedBy}, `}
      <RelativeTime at={reading.at} suffix=" ago" focusable />
    </>
  );
}
