'use client';

import Keyboard from 'lucide-react/icons/keyboard';
import LogOut from 'lucide-react/icons/log-out';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { MenuGroup } from '@/components/ui/menu-entry';
import { problemOf } from '@/components/ui/problem';
import { currentTheme, setTheme, subscribeTheme, THEMES } from '@/components/ui/theme';
import { notify } from '@/components/ui/toast-store';
import { api } from '@/lib/api/browser';
import { openHelp } from './overlay-store';
import type { Viewer } from './viewer';

const themeLabels = { light: 'Light', dark: 'Dark', system: 'As the system' };
const roleLabels = { analyst: 'Analyst', manager: 'Manager', admin: 'Admin' } as const;

/** What stands in the menu at the foot of the rail, and on a phone under More. */
export function useUserMenu(viewer: Viewer): { groups: MenuGroup[]; header: ReactNode } {
  const theme = useSyncExternalStore(subscribeTheme, currentTheme, () => null);
  const groups: MenuGroup[] = [
    {
      id: 'theme',
      heading: 'Theme',
      items: THEMES.map((one) => ({
        id: one,
        label: themeLabels[one],
        checked: one === theme,
        onSelect: () => setTheme(one),
      })),
    },
    {
      id: 'end',
      items: [
        { id: 'help', label: 'Keys', hotkey: '?', icon: <Keyboard aria-hidden size={15} />, onSelect: openHelp },
        { id: 'sign-out', label: 'Sign out', icon: <LogOut aria-hidden size={15} />, onSelect: () => void signOut() },
      ],
    },
  ];
  if (viewer.workspaces.length > 1) {
    groups.unshift({
      id: 'workspace',
      heading: 'Workspace',
      items: viewer.workspaces.map((one) => ({
        id: one.id,
        label: one.name,
        checked: one.id === viewer.workspaceId,
        onSelect: () => void switchWorkspace(one.id),
      })),
    });
  }
  const header = (
    <div className="border-line border-b px-2 pt-1 pb-2">
      <p className="truncate font-medium">{viewer.name}</p>
      <p className="truncate text-ink-3 text-sm">{viewer.email}</p>
      <p className="text-ink-3 text-sm">{roleLabels[viewer.role]}</p>
    </div>
  );
  return { groups, header };
}

/** Ends the session and leaves by a full load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await api.post('/api/auth/sign-out');
    window.location.assign('/sign-in');
  } catch (error) {
    notify({ tone: 'bad', text: problemOf(error).message });
  }
}

async function switchWorkspace(workspaceId: string): Promise<void> {
  try {
    await api.put('/api/me/workspace', { body: { workspaceId } });
    window.location.assign('/queue');
  } catch (error) {
    notify({ tone: 'bad', text: problemOf(error).message });
  }
}
