import { Meter } from '@/components/ui/meter';
import type { Job } from '@/lib/jobs/shapes';

/** How much of a job is over, whatever came of it. Its numbers stand beside it in words. */
export function JobMeter({ job, size }: { job: Job; size?: 'thin' | 'thick' }) {
  const over = job.selected - job.counts.waiting;
  return <Meter size={size} share={over / job.selected} tone={job.counts.failed > 0 ? 'warn' : 'accent'} />;
}
