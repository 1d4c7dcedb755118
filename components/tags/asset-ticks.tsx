import { Checkbox } from '@/components/ui/checkbox';
import { problemOf } from '@/components/ui/problem';
import { Skeleton } from '@/components/ui/skeleton';
import type { TagAsset } from './tag-assets';

/** The recipes and connections that bear a tag, to be ticked. */
export function AssetTicks({
  read,
  ticked,
  onTick,
}: {
  read: { data: { assets: TagAsset[] } | undefined; error: Error | null };
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
}) {
  const { data, error } = read;
  if (error)
    return (
      <p className="text-ink-2">Where it is used could not be read: {problemOf(error).message} Name the ids instead.</p>
    );
  if (!data) {
    return (
      <div role="status" aria-label="Asking the vendor where it is used">
        <Skeleton className="h-4 w-52" />
      </div>
    );
  }
  if (data.assets.length === 0) return <p>It is on no recipe and no connection.</p>;
  return (
    <fieldset className="grid max-h-60 gap-0.5 overflow-y-auto">
      <legend className="mb-1 text-ink-2 text-sm">Used on</legend>
      {data.assets.map(({ type, id, name }) => {
        const key = `${type}:${id}`;
        const isTicked = ticked.includes(key);
        return (
          <Checkbox
            key={key}
            checked={isTicked}
            onChange={() => onTick(isTicked ? ticked.filter((one) => one !== key) : [...ticked, key])}
            label={
              <span className="min-w-0 truncate">
                <bdi>{name}</bdi>{' '}
                <span className="text-ink-3 text-sm">
                  {type} {id}
                </span>
              </span>
            }
          />
        );
      })}
    </fieldset>
  );
}
