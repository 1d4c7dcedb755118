import { Skeleton } from '@/components/ui/skeleton';

/** The frame of a dashboard before its first numbers, in the places they will have. */
export function DashboardSkeleton() {
  return (
    <div role="status" aria-label="Loading the dashboard" className="grid grid-cols-1 gap-4">
      <Skeleton className="h-7 w-2/5" />
      <Skeleton className="h-4 w-48" />
      <div className="h-18 rounded-lg border border-line bg-surface" />
      <div className="grid gap-4 lg:grid-cols-[4fr_3fr_3fr]">
        {['a', 'b', 'c'].map((card) => (
          <div key={card} className="h-80 rounded-lg border border-line bg-surface" />
        ))}
      </div>
    </div>
  );
}
