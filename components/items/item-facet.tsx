import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { count } from '@/components/ui/format-number';
import { type FacetLine, fewLines } from './facet-lines';

/** One facet: its values with how many there are of each, the less frequent ones behind a press. */
export function ItemFacet({
  heading,
  lines,
  onToggle,
}: {
  heading: string;
  lines: readonly FacetLine[];
  onToggle: (value: string) => void;
}) {
  const [all, setAll] = useState(false);
  const few = fewLines(lines);
  return (
    <fieldset className="mb-4 min-w-0">
      <legend className="mb-1 text-ink-3 text-sm">{heading}</legend>
      {(all ? lines : few).map((line) => (
        <Line key={line.value ?? ''} line={line} onToggle={() => line.value !== null && onToggle(line.value)} />
      ))}
      {few.length < lines.length && (
        <button
          type="button"
          aria-expanded={all}
          aria-label={`${all ? 'Fewer' : `${lines.length - few.length} more`}: ${heading}`}
          className="min-h-6 rounded-sm text-ink-3 text-sm hover:text-ink"
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer' : `${lines.length - few.length} more`}
        </button>
      )}
    </fieldset>
  );
}

function Line({ line, onToggle }: { line: FacetLine; onToggle: () => void }) {
  return (
    <div className="flex items-center justify-between gap-2 text-ink-2">
      <Checkbox
        label={<bdi className="min-w-0 py-1 leading-4 [overflow-wrap:anywhere]">{line.label}</bdi>}
        className="min-w-0"
        checked={line.chosen}
        disabled={line.value === null}
        onChange={onToggle}
      />
      <span className="text-ink-3 text-sm">{count(line.count)}</span>
    </div>
  );
}
