import type { Role } from '@/lib/model/role';

/** What each role may do, in the order of the list; the table that is enforced is lib/auth/permissions.ts. */
export const ROLE_WORDS: Record<Role, string> = {
  analyst: 'reads everything, reveals evidence, acts on findings, answers runs, edits tags',
  manager: 'reads findings, dashboards and audit; shares views; neither evidence nor actions',
  admin: 'everything, and connections, people, policies and rules',
};

export const ROLE_OPTIONS = [
  { value: 'analyst', label: 'Analyst' },
  { value: 'manager', label: 'Manager' },
  { value: 'admin', label: 'Admin' },
] as const satisfies readonly { value: Role; label: string }[];
