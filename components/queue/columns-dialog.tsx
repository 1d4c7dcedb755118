'use client';

import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import {
  ALWAYS,
  COLUMN_IDS,
  type ColumnId,
  columnOf,
  DEFAULT_COLUMNS,
  moved,
  type Placed,
  placedOf,
  widthOf,
} from './columns';

/** Which columns the list has, in which order and how wide; at once, and kept in this browser. */
export function ColumnsDialog({
  columns,
  onChange,
  onClose,
}: {
  columns: readonly Placed[];
  onChange: (columns: readonly Placed[]) => void;
  onClose: () => void;
}) {
  const left = COLUMN_IDS.filter((id) => !columns.some((one) => one.id === id));
  return (
    <Dialog
      title="Columns"
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => onChange(DEFAULT_COLUMNS)}>As they come</Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul aria-label="Columns in their order">
        {columns.map((placed) => (
          <Line key={placed.id} placed={placed} columns={columns} onChange={onChange} />
        ))}
        {left.map((id) => (
          <Absent key={id} id={id} onAdd={() => onChange(placedOf([...columns, { id, width: null }]))} />
        ))}
      </ul>
      <p className="mt-3 text-ink-3 text-sm">Where the list is narrow, those at the edge give way.</p>
    </Dialog>
  );
}

function Line({
  placed,
  columns,
  onChange,
}: {
  placed: Placed;
  columns: readonly Placed[];
  onChange: (columns: readonly Placed[]) => void;
}) {
  const { id } = placed;
  const inputId = useId();
  const { label } = columnOf(id);
  const at = columns.indexOf(placed);
  const setWidth = (width: number | null) => onChange(columns.map((one) => (one.id === id ? { id, width } : one)));
  return (
    <li className="flex min-h-9 items-center gap-2">
      <Checkbox
        id={inputId}
        checked
        disabled={ALWAYS.has(id)}
        onChange={() => onChange(columns.filter((one) => one.id !== id))}
      />
      <label htmlFor={inputId} className="grow">
        {label}
      </label>
      {id !== 'finding' && (
        <Input
          type="number"
          aria-label={`Width of ${label} in pixels`}
          min={14}
          max={600}
          step={2}
          value={widthOf(placed)}
          onChange={(event) =>
            setWidth(event.target.valueAsNumber >= 14 ? Math.round(event.target.valueAsNumber) : null)
          }
          className="w-20!"
        />
      )}
      <IconButton
        label={`${label} further left`}
        icon={<ArrowUp aria-hidden size={14} />}
        unavailable={at === 0 ? 'It is the first one.' : undefined}
        onClick={() => onChange(moved(columns, id, -1))}
      />
      <IconButton
        label={`${label} further right`}
        icon={<ArrowDown aria-hidden size={14} />}
        unavailable={at === columns.length - 1 ? 'It is the last one.' : undefined}
        onClick={() => onChange(moved(columns, id, 1))}
      />
    </li>
  );
}

function Absent({ id, onAdd }: { id: ColumnId; onAdd: () => void }) {
  const inputId = useId();
  return (
    <li className="flex min-h-9 items-center gap-2 text-ink-2">
      <Checkbox id={inputId} checked={false} onChange={onAdd} />
      <label htmlFor={inputId} className="grow">
        {columnOf(id).label}
      </label>
    </li>
  );
}
