import { z } from 'zod';
import { Role } from '@/lib/model/role';

/** A workspace as its member sees it in the rail. */
export const WorkspaceChoice = z.object({ id: z.uuid(), name: z.string(), role: Role });
export type WorkspaceChoice = z.infer<typeof WorkspaceChoice>;
