import { Avatar } from '@/components/ui/avatar';

/** A person as a vendor names them; null where it says nothing at all. */
export function PersonLine({
  name,
  email,
  more = [],
}: {
  name: string | null;
  email: string | null;
  more?: readonly (string | null)[];
}) {
  const shown = name ?? email;
  if (!shown) return null;
  const rest = [name && email !== name ? email : null, ...more].filter((one) => one !== null);
  return (
    <p className="flex items-center gap-2.5">
      <Avatar name={shown} size="lg" plain />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{shown}</bdi>
        {rest.length > 0 && (
          <bdi className="block text-pretty text-ink-3 text-sm [overflow-wrap:anywhere]">{rest.join(' · ')}</bdi>
        )}
      </span>
    </p>
  );
}
