'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { boards } from '@/components/dashboards/board-queries';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count, percent } from '@/components/ui/format-number';
import { Skeleton } from '@/components/ui/skeleton';

const NUMBER = { chart: 'number', by: 'severity', days: 30 } as const;

/** How many a query finds now, opening the queue with them; `of` adds the share of another query's. */
export function CountedLink({ q, of }: { q: string; of?: string }) {
  const { data, error } = useQuery(boards.card({ q, ...NUMBER }));
  const whole = useQuery({ ...boards.card({ q: of ?? q, ...NUMBER }), enabled: of !== undefined });
  if (error) return <span className="text-bad">Could not be counted</span>;
  if (!data) return <Skeleton className="h-4 w-10" />;
  const share =
    of !== undefined && whole.data && whole.data.of.value > 0
      ? `, ${percent(data.of.value / whole.data.of.value)}`
      : '';
  return (
    <Link href={hrefOfQuery(data.of.query)} prefetch={false} className="underline-offset-2 hover:underline">
      {count(data.of.value)}
      {share}
    </Link>
  );
}
