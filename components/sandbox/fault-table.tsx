'use client';

import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { count } from '@/components/ui/format-number';
import type { ActiveFault, Switchboard } from '@/lib/rehearsal/schema';
import { faultLeft, faultText } from './fault-words';

/** The faults that are set, and the calls each has struck. */
export function FaultTable({
  switchboard,
  vendors,
  onClear,
}: {
  switchboard: Switchboard;
  vendors: Record<string, string>;
  onClear: (fault: ActiveFault) => void;
}) {
  const now = useNow();
  const { faults, kinds } = switchboard;
  if (faults.length === 0) return <p className="text-ink-2">No fault is set.</p>;
  return (
    <div className="overflow-x-auto">
      <table aria-label="Faults that are set" className="w-full border-collapse text-left">
        <thead className="text-ink-3 text-sm">
          <tr className="[&>th]:h-7 [&>th]:pr-5 [&>th]:font-normal">
            <th scope="col">Vendor</th>
            <th scope="col">What it does</th>
            <th scope="col">Operation</th>
            <th scope="col">Lasts</th>
            <th scope="col" className="text-right">
              Calls struck
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={fault.id} className="border-line border-t [&>*]:h-9 [&>*]:pr-5">
              <th scope="row" className="whitespace-nowrap font-medium">
                {fault.vendor === '*' ? 'All vendors' : (vendors[fault.vendor] ?? fault.vendor)}
              </th>
              <td>{faultText(fault, kinds)}</td>
              <td className="font-mono text-ink-2 text-xs">{fault.operation ?? 'every one'}</td>
              <td className="whitespace-nowrap text-ink-2">{faultLeft(fault, now)}</td>
              <td className="text-right tabular-nums">{count(fault.hits)}</td>
              <td className="pr-0! text-right">
                <Button aria-label={`Clear fault ${fault.id}`} onClick={() => onClear(fault)}>
                  Clear
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
