import { Skeleton } from '@/components/ui/skeleton';

export function FacetSkeleton() {
  return (
    <div role="status" aria-label="Counting" className="grid gap-3">
      {['w-30', 'w-24', 'w-28', 'w-20', 'w-26', 'w-22', 'w-32'].map((width) => (
        <Skeleton key={width} className={`h-2.5 ${width}`} />
      ))}
    </div>
  );
}
