'use client';

import { count } from '@/components/ui/format-number';
import type { Facets, TimeBucket } from '@/lib/findings/shapes';

const WIDTH = 148;
const HEIGHT = 28;
const GAP = 1.5;
/** More bars than this are joined, so that each can be seen. */
const MOST_BARS = 36;

/** When the query's findings were raised. A press on a bar narrows the query to its time. */
export function Histogram({
  histogram,
  onChoose,
}: {
  histogram: Facets['histogram'];
  onChoose: (term: string) => void;
}) {
  const buckets = histogram.buckets.slice(-MOST_BARS);
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  const step = WIDTH / Math.max(buckets.length, 1);
  if (buckets.length === 0) return null;
  return (
    <svg
      role="img"
      aria-label={`Raised per ${histogram.unit}, the last ${buckets.length}: ${told(buckets)}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="block"
    >
      {buckets.map((bucket, at) => {
        const height = bucket.count === 0 ? 0 : Math.max(2, (bucket.count / most) * HEIGHT);
        return (
          // By keyboard a time is typed into the query: created:2026-11-22.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <g
            key={bucket.from}
            onClick={() => onChoose(bucket.term)}
            data-tip={tip(bucket)}
            className="group cursor-pointer"
          >
            <rect x={at * step} y="0" width={step} height={HEIGHT} className="fill-transparent" />
            <rect
              x={at * step}
              y={HEIGHT - height}
              width={Math.max(1, step - GAP)}
              height={height}
              rx="0.5"
              className="fill-line-strong group-hover:fill-accent"
            />
          </g>
        );
      })}
    </svg>
  );
}

function tip({ from, count: n }: TimeBucket): string {
  return `${from.slice(0, 16).replace('T', ' ')} UTC · ${count(n)}`;
}

function told(buckets: readonly TimeBucket[]): string {
  const most = buckets.reduce((a, b) => (b.count > a.count ? b : a));
  return `most on ${most.from.slice(0, 10)} with ${count(most.count)}, now ${count(buckets.at(-1)?.count ?? 0)}`;
}
