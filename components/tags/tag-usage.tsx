'use client';

import { useQuery } from '@tanstack/react-query';
import { plural } from '@/components/ui/format-number';
import { problemOf } from '@/components/ui/problem';
import { Skeleton } from '@/components/ui/skeleton';
import { type TagAsset, tagAssets } from './tag-assets';

const SHOWN = 12;

/** The recipes and connections that bear a tag, asked of the vendor now; without an answer, its own count. */
export function TagUsage({ tagId, count }: { tagId: string; count: number | null }) {
  const { data, error } = useQuery(tagAssets(tagId));
  if (error) {
    return (
      <p className="text-ink-2">
        {counted(count)} Which ones could not be read: {problemOf(error).message}
      </p>
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label="Asking the vendor where it is used">
        <Skeleton className="h-4 w-52" />
      </div>
    );
  }
  const missing = Math.max(0, (count ?? 0) - data.assets.length);
  return (
    <>
      {(data.assets.length > 0 || missing === 0) && <AssetList assets={data.assets} />}
      {missing > 0 && (
        <p className="text-ink-2">
          The vendor counts {plural(count ?? 0, 'asset')}; {missing} of them {missing === 1 ? 'is' : 'are'} not in the
          lists that this tenant’s token can read.
        </p>
      )}
    </>
  );
}

export function AssetList({ assets }: { assets: readonly TagAsset[] }) {
  if (assets.length === 0) return <p className="text-ink-2">On no recipe and no connection.</p>;
  return (
    <ul className="grid gap-0.5">
      {assets.slice(0, SHOWN).map(({ type, id, name }) => (
        <li key={`${type}:${id}`} className="flex min-w-0 items-baseline gap-2">
          <bdi className="truncate">{name}</bdi>
          <span className="shrink-0 text-ink-3 text-sm">
            {type} <code className="text-xs">{id}</code>
          </span>
        </li>
      ))}
      {assets.length > SHOWN && <li className="text-ink-3">and {assets.length - SHOWN} more</li>}
    </ul>
  );
}

function counted(count: number | null): string {
  if (count === null) return 'The vendor did not say on how many assets it is.';
  return `It is on ${plural(count, 'asset')}.`;
}
