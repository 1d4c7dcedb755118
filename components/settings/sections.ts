import type { Route } from 'next';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';

export type SettingsSection = { label: string; href: Route; needs: Permission; sandboxOnly?: true };

/** The parts of the settings in their order; further ones are a line here. */
const SECTIONS: readonly SettingsSection[] = [
  { label: 'Connections', href: '/settings/connections', needs: 'connections.read' },
  { label: 'People', href: '/settings/people', needs: 'people.read' },
  { label: 'Ranking', href: '/settings/ranking', needs: 'ranking.edit' },
  { label: 'Rules', href: '/settings/rules', needs: 'rules.read' },
  { label: 'Acting', href: '/settings/acting', needs: 'acting.edit' },
  { label: 'Audit log', href: '/settings/audit', needs: 'audit.read' },
  { label: 'API console', href: '/settings/console', needs: 'operations.read' },
  { label: 'Sandbox', href: '/settings/sandbox', needs: 'sandbox.rehearse', sandboxOnly: true },
];

/** What a role can use of them; what it cannot is not there. */
export function sectionsFor(role: Role, { sandbox }: { sandbox: boolean }): SettingsSection[] {
  return SECTIONS.filter(({ needs, sandboxOnly }) => may(role, needs) && (sandbox || !sandboxOnly));
}
