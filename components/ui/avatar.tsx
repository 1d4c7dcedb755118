import { clsx } from 'clsx';
import { initials } from './initials';

const sizes = { sm: 'size-5 text-[9px]', md: 'size-[22px] text-[10px]', lg: 'size-7 text-xs' };

/** A person as initials; a dashed ring where nobody owns it. The name is in the tooltip and for screen readers. */
export function Avatar({
  name,
  size = 'md',
  plain = false,
}: {
  name: string | null;
  size?: keyof typeof sizes;
  /** The name already stands beside it. */
  plain?: boolean;
}) {
  return (
    <span
      data-tip={plain ? undefined : (name ?? 'Nobody')}
      className={clsx(
        'inline-grid shrink-0 align-middle place-items-center rounded-full font-semibold leading-none',
        sizes[size],
        name === null ? 'border border-control border-dashed opacity-70' : 'bg-line text-ink-2',
      )}
    >
      {name !== null && <span aria-hidden>{initials(name)}</span>}
      {!plain && <span className="sr-only">{name ?? 'Nobody'}</span>}
    </span>
  );
}
