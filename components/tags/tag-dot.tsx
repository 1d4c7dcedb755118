import { tagColour } from './tag-colour';

/** A tag's colour as a dot and as its word; a colour nobody here has drawn yet is the word alone. */
export function TagDot({ color }: { color: string }) {
  const drawn = tagColour(color);
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="size-2.5 shrink-0 rounded-full border border-control forced-color-adjust-none"
        style={drawn === null ? undefined : { backgroundColor: drawn, borderColor: drawn }}
      />
      <span className="truncate">{color}</span>
    </span>
  );
}
