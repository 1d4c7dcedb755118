import type { Role } from '@/lib/model/role';

/** The person looking, as the frame needs to know them. */
export type Viewer = {
  name: string;
  email: string;
  role: Role;
  workspaceId: string;
  /** All workspaces the person belongs to; a choice is offered when there is more than one. */
  workspaces: readonly { id: string; name: string }[];
};
