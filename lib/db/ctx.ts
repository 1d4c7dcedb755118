import type { WorkspaceId } from '@/lib/model/ids';
import type { Role } from '@/lib/model/role';
import type { PrismaClient } from './generated/client';

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** A signed-in person, or the worker acting for the workspace (`role: 'worker'`, no user). */
export type Actor =
  | { role: Role; userId: string; name: string; email: string }
  | { role: 'worker'; userId: null; name: string; email: null };

/** Who asks, behind which wall, in which request. `tx` is there inside `inTx` only. */
export type Ctx = {
  workspaceId: WorkspaceId;
  workspaceName: string;
  sandbox: boolean;
  actor: Actor;
  requestId: string;
  /** The session token behind a web request, passed on to the broker; null in the worker. */
  sessionToken: string | null;
  tx?: Tx;
};
