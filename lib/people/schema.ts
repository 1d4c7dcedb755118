import type { Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';

/** Who is signed in, where, and what this role may do: the interface draws itself by it. */
export type Me = {
  user: { id: string; name: string; email: string };
  role: Role;
  workspace: { id: string; name: string; sandbox: boolean };
  workspaces: { id: string; name: string; role: Role }[];
  permissions: Permission[];
};
