import { spokenOr } from '@/components/items/words';
import { RelativeTime } from '@/components/ui/relative-time';

/** What a policy was at one moment; `lock` is the vendor's own time of its last change. */
export type PolicyValue = { status: string | null; at: string; by: string | null; lock: number | null };

/** A policy as it was seen here and as it is at the vendor now. */
export function BothValues({ before, now }: { before: PolicyValue; now: PolicyValue }) {
  const rows = [
    { label: 'Status', before: spokenOr(before.status), now: spokenOr(now.status) },
    {
      label: 'Changed',
      before: <RelativeTime at={before.at} suffix=" ago" focusable />,
      now: <RelativeTime at={now.at} suffix=" ago" focusable />,
    },
    { label: 'By', before: before.by ?? 'Not given', now: now.by ?? 'Not given' },
  ];
  return (
    <div className="grid gap-1 border-warn border-l-2 pl-3">
      <p>It changed at the vendor since it was read here.</p>
      <table className="w-full text-left">
        <thead className="text-ink-3 text-sm">
          <tr>
            <th className="w-20 font-normal">
              <span className="sr-only">Field</span>
            </th>
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
            <tr key={row.label}>
              <th scope="row" className="font-normal text-ink-3">
                {row.label}
              </th>
              <td>{row.before}</td>
              <td className={row.label === 'Status' && before.status !== now.status ? 'font-medium' : undefined}>
                {row.now}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
