import { z } from 'zod';

/** The wall between customers. Minted by `lib/auth` and the worker alone. */
export const WorkspaceId = z.uuid().brand<'WorkspaceId'>();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

/** One of the vendors in `lib/vendors/registry.ts`; the database keeps it as text. */
export const VENDOR_IDS = ['zscaler-workflow', 'zscaler-posture', 'lacework-edge', 'workato'] as const;
