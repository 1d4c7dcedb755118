import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import type { FieldControl } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { ENUM_NAMES, type LabelRow } from './label-rows';

const EMPTY: LabelRow = { enumName: '', number: '', name: '' };

/** What the numbers of an installation are called, line by line: enum, number, name. */
export function LabelMap({
  id,
  name,
  value,
  onChange,
  ...described
}: FieldControl & { name: string; value: unknown; onChange: (rows: LabelRow[]) => void }) {
  const enums = useId();
  const rows = asRows(value);
  const change = (at: number, part: Partial<LabelRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    // Its name lets the form put a refusal of the server beside it.
    <fieldset
      id={id}
      name={name}
      aria-describedby={described['aria-describedby']}
      className="grid gap-1.5 rounded-md border border-line p-2"
    >
      <legend className="sr-only">Names of numbers</legend>
      <datalist id={enums}>
        {ENUM_NAMES.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {rows.length === 0 && <p className="px-1 text-ink-3 text-sm">No number is named yet.</p>}
      <div className="-m-1 grid max-h-88 gap-1.5 overflow-y-auto p-1">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <div key={at} className="grid grid-cols-[minmax(0,4fr)_minmax(0,2fr)_minmax(0,5fr)_auto] gap-1.5">
            <Input
              mono
              list={enums}
              aria-label={`Enum, line ${at + 1}`}
              placeholder="severity"
              value={row.enumName}
              onChange={(event) => change(at, { enumName: event.target.value })}
            />
            <Input
              mono
              inputMode="numeric"
              aria-label={`Number, line ${at + 1}`}
              placeholder="4"
              value={row.number}
              onChange={(event) => change(at, { number: event.target.value })}
            />
            <Input
              mono
              aria-label={`Name, line ${at + 1}`}
              placeholder="HIGH"
              value={row.name}
              onChange={(event) => change(at, { name: event.target.value })}
            />
            <IconButton
              size="lg"
              label={`Remove line ${at + 1}`}
              icon={<X aria-hidden size={13} />}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            />
          </div>
        ))}
      </div>
      <Button
        size="sm"
        tone="quiet"
        className="justify-self-start"
        icon={<Plus aria-hidden size={13} />}
        // The next line of the same enum is the likeliest one.
        onClick={() => onChange([...rows, { ...EMPTY, enumName: rows.at(-1)?.enumName ?? '' }])}
      >
        Add a line
      </Button>
    </fieldset>
  );
}

/** The form keeps values of every kind; this input is only ever given lines. */
function asRows(value: unknown): LabelRow[] {
  return Array.isArray(value) ? (value as LabelRow[]) : [];
}
