import { z } from 'zod';
import { CommandKind } from './command';

/** What a workspace sets a hold for: each command, and the operations that delete, remove or revoke something. */
export const HoldKind = z.enum([...CommandKind.options, 'operation.remove']);
export type HoldKind = z.infer<typeof HoldKind>;
