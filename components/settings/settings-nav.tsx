'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { SettingsSection } from './sections';

/** The parts of the settings beside the page; on a phone above it. */
export function SettingsNav({ sections }: { sections: readonly SettingsSection[] }) {
  const path = usePathname();
  const router = useRouter();
  useShortcuts(
    sections.map(({ label, href }) => ({
      id: `settings.${href}`,
      label,
      group: 'Settings',
      keywords: ['settings'],
      run: () => router.push(href),
    })),
  );
  return (
    <nav
      aria-label="Settings"
      className="w-45 shrink-0 border-line border-r px-2 pt-3 max-md:w-auto max-md:border-r-0 max-md:border-b max-md:px-3 max-md:py-1.5"
    >
      <ul className="grid gap-px max-md:flex max-md:gap-1">
        {sections.map(({ label, href }) => {
          const isHere = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isHere ? 'page' : undefined}
                className={`flex h-7.5 items-center rounded-md px-2.5 ${
                  isHere ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink'
                }`}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
