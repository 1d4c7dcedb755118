'use client';

import { clsx } from 'clsx';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Avatar } from '@/components/ui/avatar';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { Mark } from './mark';
import { RailIcon } from './rail-icon';
import { type RailItem, type RailItemId, railFor } from './rail-items';
import { RailLink } from './rail-link';
import { useUserMenu } from './use-user-menu';
import type { Viewer } from './viewer';

const divider = 'before:absolute before:inset-x-2 before:top-0 before:border-line before:border-t max-sm:before:hidden';

/**
 * The way through the console: 184 px with words, icons only under 1200 px, a bar at the foot of a phone. `counts` stand
 * where a person has work; `staleSources` warns at Sources.
 */
export function Rail({
  viewer,
  allowed,
  counts = {},
  suppressed = 0,
  staleSources = 0,
}: {
  viewer: Viewer;
  allowed: readonly RailItemId[];
  counts?: Partial<Record<RailItemId, number>>;
  suppressed?: number;
  staleSources?: number;
}) {
  const path = usePathname();
  const groups = railFor(allowed);
  const { groups: userGroups, header } = useUserMenu(viewer);
  const active = (item: RailItem) => path === item.href || path.startsWith(`${item.href}/`);
  const rest: MenuItem[] = groups
    .flat()
    .filter((item) => !item.onPhone)
    .map((item) => ({ id: item.id, label: item.label, href: item.href, icon: <RailIcon id={item.id} /> }));

  return (
    <nav
      aria-label="Main"
      className="flex w-(--rail) shrink-0 flex-col border-line border-r px-2 pb-4 max-sm:order-last max-lg:w-(--rail-narrow) max-sm:h-(--bottombar) max-sm:w-full max-sm:flex-row max-sm:border-t max-sm:border-r-0 max-sm:p-0"
    >
      <Link
        href="/queue"
        prefetch={false}
        className="flex h-(--topbar) shrink-0 items-center gap-2.5 px-2 font-semibold text-lg max-lg:justify-center max-lg:px-0 max-sm:hidden"
      >
        <Mark />
        <span className="max-lg:sr-only">Onequeue</span>
      </Link>
      <div className="min-h-0 grow overflow-y-auto max-sm:contents">
        {groups.map((group, index) => (
          <ul
            key={group[0]?.id}
            className={clsx('grid gap-px max-sm:contents', index > 0 && 'relative mt-3 pt-3', index > 0 && divider)}
          >
            {group.map((item) => (
              <li key={item.id} className={item.onPhone ? 'max-sm:flex-1' : 'max-sm:hidden'}>
                <RailLink
                  item={item}
                  active={active(item)}
                  count={counts[item.id]}
                  suppressed={item.id === 'queue' ? suppressed : 0}
                  warning={item.id === 'sources' && staleSources > 0 ? `${staleSources} stale` : undefined}
                />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <div className="max-sm:hidden">
        <Menu
          label="You and this console"
          side="top"
          groups={userGroups}
          header={header}
          trigger={(trigger) => (
            <button
              type="button"
              {...trigger}
              aria-label={`${viewer.name}: account, theme, sign out`}
              className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink max-lg:justify-center max-lg:px-0"
            >
              <Avatar name={viewer.name} plain />
              <span className="min-w-0 truncate max-lg:hidden">{viewer.name}</span>
            </button>
          )}
        />
      </div>
      <div className="flex-1 sm:hidden">
        <Menu
          label="More"
          side="top"
          align="end"
          groups={[{ id: 'rest', items: rest }, ...userGroups]}
          header={header}
          trigger={(trigger) => (
            <button
              type="button"
              {...trigger}
              className="flex h-full w-full flex-col items-center justify-center gap-0.5 text-ink-2 text-[10px] leading-3"
            >
              <Ellipsis aria-hidden size={16} />
              More
            </button>
          )}
        />
      </div>
    </nav>
  );
}
