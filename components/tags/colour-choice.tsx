'use client';

import { clsx } from 'clsx';
import { useFormContext } from 'react-hook-form';
import { TagDot } from './tag-dot';

/** One of the vendor's colours, each with its name; none leaves the choice to the vendor. */
export function ColourChoice({ name, colours, none }: { name: string; colours: readonly string[]; none: string }) {
  const { register, watch } = useFormContext();
  const chosen: unknown = watch(name);
  return (
    <fieldset>
      <legend className="mb-1 text-ink-2 text-sm">Colour</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-1">
        {['', ...colours].map((colour) => (
          <label
            key={colour}
            className={clsx(
              'flex min-h-7 cursor-pointer items-center gap-2 rounded-md border px-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
              chosen === colour ? 'border-accent bg-selected' : 'border-line',
            )}
          >
            <input type="radio" value={colour} {...register(name)} className="sr-only" />
            {colour === '' ? <span className="truncate text-ink-2">{none}</span> : <TagDot color={colour} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
