'use client';

import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';
import { setTheme } from '@/components/ui/theme';
import { openHelp, openPalette } from './overlay-store';
import { type RailItemId, railFor } from './rail-items';
import { signOut } from './use-user-menu';

/** What works on every page: going places, the palette, the help, the theme, leaving. */
export function ShellKeys({ allowed }: { allowed: readonly RailItemId[] }) {
  const router = useRouter();
  const places: Shortcut[] = railFor(allowed)
    .flat()
    .map(({ id, label, key, href }) => ({
      id: `go.${id}`,
      label,
      group: 'Go to',
      // One's own work is one key away.
      keys: id === 'work' ? ['M', `G then ${key}`] : `G then ${key}`,
      keywords: ['go to', 'open'],
      run: () => router.push(href),
    }));
  useShortcuts([
    ...places,
    { id: 'jobs', label: 'Jobs', group: 'Go to', keys: 'B', keywords: ['bulk'], run: () => router.push('/jobs') },
    { id: 'palette', label: 'All commands', group: 'Console', keys: 'Mod K', inPalette: false, run: openPalette },
    { id: 'help', label: 'Keys', group: 'Console', keys: '?', keywords: ['help', 'shortcuts'], run: openHelp },
    { id: 'theme.light', label: 'Light theme', group: 'Console', run: () => setTheme('light') },
    { id: 'theme.dark', label: 'Dark theme', group: 'Console', run: () => setTheme('dark') },
    { id: 'theme.system', label: 'Theme as the system', group: 'Console', run: () => setTheme('system') },
    { id: 'sign-out', label: 'Sign out', group: 'Console', keywords: ['log out', 'leave'], run: () => void signOut() },
  ]);
  return null;
}
