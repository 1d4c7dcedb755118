import { clsx } from 'clsx';
import Minus from 'lucide-react/icons/minus';
import type { MouseEvent, ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { facetState, toggleFacet } from './facet-edit';

/** A value of a facet: a press asks for it, one with Alt or on the minus leaves it out. */
export function FacetLine({
  term,
  label,
  shown,
  count: told,
  q,
  onQuery,
}: {
  term: string;
  label: string;
  shown: ReactNode;
  count: string | null;
  q: string;
  onQuery: (q: string) => void;
}) {
  const state = facetState(q, term);
  const press = (event: MouseEvent) => onQuery(toggleFacet(q, term, event.altKey ? 'out' : 'in'));
  return (
    <li className="group relative flex min-h-[23px] items-center justify-between gap-2 text-ink-2 text-sm">
      <Checkbox
        checked={state === 'in'}
        indeterminate={state === 'out'}
        onClick={press}
        onChange={nothing}
        className={clsx('min-w-0 grow hover:text-ink', state === 'out' && 'line-through')}
        label={<span className="flex min-w-0 items-center gap-2">{shown}</span>}
      />
      <button
        type="button"
        aria-label={state === 'out' ? `No longer leave out ${label}` : `Leave out ${label}`}
        data-tip={state === 'out' ? 'No longer leave out' : 'Leave out (Alt with a press)'}
        onClick={() => onQuery(toggleFacet(q, term, 'out'))}
        className="absolute right-0 grid size-6 place-items-center rounded-sm bg-bg text-ink-3 opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100"
      >
        <Minus aria-hidden size={13} />
      </button>
      <span className="shrink-0 text-ink-3 group-focus-within:invisible group-hover:invisible">{told}</span>
    </li>
  );
}

const nothing = () => {};
