import { clsx } from 'clsx';

/** A grey bar where words will be. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block rounded-sm bg-hover', className ?? 'h-3 w-32')} />;
}

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3'];

/** Rows for the very first visit only: later the last known rows stay. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className="grid h-(--row) content-center gap-1.5 border-line border-b px-4">
          <Skeleton className={clsx('h-2.5', widths[row % 4])} />
          <Skeleton className={clsx('h-2', widths[(row + 1) % 4])} />
        </div>
      ))}
    </div>
  );
}
