import type { Route } from 'next';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';

export type RailItemId =
  | 'queue'
  | 'work'
  | 'cases'
  | 'approvals'
  | 'posture'
  | 'policies'
  | 'workflows'
  | 'tags'
  | 'activity'
  | 'directory'
  | 'dashboards'
  | 'sources'
  | 'settings';

export type RailItem = {
  id: RailItemId;
  label: string;
  href: Route;
  /** The second key of `G then …`. */
  key: string;
  /** Without this permission the item is not there. */
  needs: Permission;
  /** Stands in the bottom bar of a phone; the rest is under More. */
  onPhone?: boolean;
};

/** The rail in its order; a line is drawn between groups. */
export const RAIL: readonly (readonly RailItem[])[] = [
  [
    { id: 'queue', label: 'Queue', href: '/queue', key: 'Q', needs: 'findings.read', onPhone: true },
    { id: 'work', label: 'My work', href: '/work', key: 'M', needs: 'findings.read' },
    { id: 'cases', label: 'Cases', href: '/cases', key: 'C', needs: 'cases.read' },
    { id: 'approvals', label: 'Approvals', href: '/approvals', key: 'A', needs: 'runs.answer', onPhone: true },
    { id: 'posture', label: 'Posture', href: '/posture', key: 'P', needs: 'findings.read' },
  ],
  [
    { id: 'policies', label: 'Policies', href: '/policies', key: 'O', needs: 'items.read' },
    { id: 'workflows', label: 'Workflows', href: '/workflows', key: 'W', needs: 'items.read' },
    { id: 'tags', label: 'Tags', href: '/tags', key: 'T', needs: 'items.read' },
    { id: 'activity', label: 'Activity', href: '/activity', key: 'Y', needs: 'items.read', onPhone: true },
    { id: 'directory', label: 'Directory', href: '/directory', key: 'R', needs: 'operations.read' },
  ],
  [
    { id: 'dashboards', label: 'Dashboards', href: '/dashboards', key: 'D', needs: 'dashboards.read', onPhone: true },
    { id: 'sources', label: 'Sources', href: '/sources', key: 'S', needs: 'sources.read' },
    { id: 'settings', label: 'Settings', href: '/settings', key: 'E', needs: 'people.read' },
  ],
];

/** The ids of what a role can use; the server's layout hands them to the rail. */
export function itemsFor(role: Role): RailItemId[] {
  return RAIL.flat()
    .filter((item) => may(role, item.needs))
    .map((item) => item.id);
}

/** The rail without what is not allowed; a group that is empty then is gone too. */
export function railFor(allowed: readonly RailItemId[]): RailItem[][] {
  return RAIL.map((group) => group.filter((item) => allowed.includes(item.id))).filter((group) => group.length > 0);
}
