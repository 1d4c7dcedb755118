import { VerbMark } from '@/components/operations/verb-mark';
import { Button } from '@/components/ui/button';
import { type Columns, columnsFor } from '@/components/ui/columns-for';
import type { OperationSummary } from '@/lib/operations/shapes';

const column = columnsFor<OperationSummary>();

/** `unavailable`: why nothing can be corrected at this vendor. */
export function pathColumns({
  unavailable,
  onCorrect,
}: {
  unavailable: string | undefined;
  onCorrect: (operation: OperationSummary) => void;
}): Columns<OperationSummary> {
  return column.columns([
    column.accessor('id', {
      header: 'Operation',
      cell: ({ row: { original } }) => (
        <code data-tip={original.title} className="text-sm [overflow-wrap:anywhere]">
          {original.id}
        </code>
      ),
      meta: { className: 'w-80 max-md:w-auto' },
    }),
    column.accessor('path', {
      header: 'Verb and path',
      cell: ({ row: { original } }) => (
        <span className="flex items-center gap-1.5">
          <VerbMark verb={original.verb} />
          <code className="text-sm [overflow-wrap:anywhere]">{original.path}</code>
        </span>
      ),
    }),
    column.accessor(statusOf, {
      id: 'status',
      header: 'Path is',
      cell: ({ row: { original } }) => (
        <span className={original.corrected ? 'text-warn' : 'text-ink-2'}>{statusOf(original)}</span>
      ),
      meta: { className: 'w-26 text-sm max-sm:hidden' },
    }),
    column.display({
      id: 'correct',
      header: () => <span className="sr-only">Correct</span>,
      cell: ({ row: { original } }) => (
        <Button
          size="sm"
          unavailable={unavailable}
          aria-label={`Correct ${original.id}`}
          onClick={() => onCorrect(original)}
        >
          Correct
        </Button>
      ),
      meta: { className: 'w-24', align: 'end' },
    }),
  ]);
}

export function statusOf({ corrected, pathStatus }: OperationSummary): string {
  return corrected ? 'corrected' : pathStatus;
}
