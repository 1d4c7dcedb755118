import { clsx } from 'clsx';

/** One key cap. Hidden from screen readers, which hear `aria-keyshortcuts` instead; `spoken` where it is content. */
export function Kbd({
  children,
  spoken = false,
  className,
}: {
  children: string;
  spoken?: boolean;
  className?: string;
}) {
  return (
    <kbd
      aria-hidden={spoken ? undefined : true}
      className={clsx(
        'inline-grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-sm border px-1 font-mono font-normal text-xs',
        className ?? 'border-line-strong text-ink-3',
      )}
    >
      {children}
    </kbd>
  );
}

const drawn: Record<string, string> = { Down: '↓', Up: '↑' };

/** Keys as they are written in the help: `G then Q`, `Shift A`, `Mod K`. */
export function Keys({ keys, mod = 'Ctrl', className }: { keys: string; mod?: string; className?: string }) {
  const parts = keys.split(' ');
  return (
    <span className={clsx('inline-flex items-center gap-1', className)}>
      {parts.map((part, index) =>
        part === 'then' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed text
          <span key={index} className="text-ink-3 text-xs">
            then
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed text
          <Kbd key={index} spoken>
            {part === 'Mod' ? mod : (drawn[part] ?? part)}
          </Kbd>
        ),
      )}
    </span>
  );
}
