import type { Role } from '@/lib/model/role';

/** Who may do what: the server enforces this table and the interface reads it. */
export const PERMISSIONS = {
  'findings.read': ['analyst', 'manager', 'admin'],
  'findings.act': ['analyst', 'admin'],
  'acting.edit': ['admin'],
  'findings.evidence': ['analyst', 'admin'],
  'cases.read': ['analyst', 'manager', 'admin'],
  'cases.edit': ['analyst', 'admin'],
  'items.read': ['analyst', 'manager', 'admin'],
  'runs.answer': ['analyst', 'admin'],
  'tags.edit': ['analyst', 'admin'],
  'policies.edit': ['admin'],
  'secrets.clear': ['admin'],
  // Vendor operations called by name: the reads, and the writes that no narrower permission above is about.
  'operations.read': ['analyst', 'admin'],
  'operations.write': ['admin'],
  'incidents.delete': ['admin'],
  'dashboards.read': ['analyst', 'manager', 'admin'],
  'dashboards.own': ['analyst', 'manager', 'admin'],
  'dashboards.share': ['manager', 'admin'],
  'views.own': ['analyst', 'manager', 'admin'],
  'views.share': ['manager', 'admin'],
  'sources.read': ['analyst', 'manager', 'admin'],
  'connections.read': ['admin'],
  'connections.edit': ['admin'],
  'people.read': ['analyst', 'manager', 'admin'],
  'people.edit': ['admin'],
  'workspaces.create': ['admin'],
  // Sandbox mode only: elsewhere there is nothing behind it.
  'sandbox.rehearse': ['admin'],
  'ranking.edit': ['admin'],
  'rules.read': ['analyst', 'manager', 'admin'],
  'rules.manage': ['admin'],
  'audit.read': ['manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

const ALL = Object.keys(PERMISSIONS) as Permission[]; // Object.keys widens; the table's type knows its own keys

export function permissionsOf(role: Role): Permission[] {
  return ALL.filter((permission) => may(role, permission));
}
