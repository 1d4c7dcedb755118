import { clsx } from 'clsx';
import Check from 'lucide-react/icons/check';
import Link from 'next/link';
import { Kbd } from './kbd';
import type { MenuItem } from './menu-entry';

/** One line of a `Menu`: a link where it goes somewhere, else a button. */
export function MenuLine({ item, close }: { item: MenuItem; close: () => void }) {
  const { label, icon, detail, hotkey, href, checked, danger, unavailable, onSelect } = item;
  const off = unavailable !== undefined;
  const look = clsx(
    'flex min-h-7 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-md outline-offset-[-2px] hover:bg-hover focus:bg-hover',
    off ? 'text-ink-3' : danger ? 'text-bad' : 'text-ink',
  );
  const inside = (
    <>
      {icon && <span className="text-ink-2">{icon}</span>}
      <span className="min-w-0 grow truncate">
        {label}
        {(unavailable ?? detail) && (
          <span className="block whitespace-normal text-ink-3 text-xs">{unavailable ?? detail}</span>
        )}
      </span>
      {checked && <Check aria-hidden size={14} className="text-accent" />}
      {hotkey && <Kbd>{hotkey}</Kbd>}
    </>
  );
  if (href && !off) {
    return (
      <Link role="menuitem" tabIndex={-1} data-label={label} href={href} className={look} onClick={close}>
        {inside}
      </Link>
    );
  }
  const choose = () => {
    close();
    onSelect?.();
  };
  return (
    <button
      type="button"
      {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
      aria-disabled={off || undefined}
      tabIndex={-1}
      data-label={label}
      className={look}
      onClick={off ? undefined : choose}
    >
      {inside}
    </button>
  );
}
