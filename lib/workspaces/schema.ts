import { z } from 'zod';
import { Role } from '@/lib/model/role';

/** A workspace as its member sees it in the rail. */
export const WorkspaceChoice = z.object({ id: z.uuid(), name: z.string(), role: Role });
export type WorkspaceChoice = z.infer<typeof WorkspaceChoice>;

export const WorkspaceName = z.string().trim().min(1, 'Give the workspace a name.').max(80, 'At most 80 characters.');

export const CreateWorkspace = z.object({ name: WorkspaceName });
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

export const SwitchWorkspace = z.object({ workspaceId: z.uuid() });
export type SwitchWorkspace = z.infer<typeof SwitchWorkspace>;

/** The first workspace and its first admin; `token` comes with the one-time link. */
export const SetUp = z.object({
  token: z.string().min(1).max(200),
  workspace: WorkspaceName,
  name: z.string().trim().min(1, 'Give your name.').max(100),
  email: z.email('This is not an e-mail address.').max(254).toLowerCase(),
  password: z.string().min(12, 'At least 12 characters.').max(256, 'At most 256 characters.'),
});
export type SetUp = z.infer<typeof SetUp>;
