import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { ConnectionModel, ConnectionUncheckedUpdateManyInput } from '@/lib/db/generated/models/Connection';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { ConnectionState } from './schema';

export type ConnectionRow = ConnectionModel & { state: ConnectionState };

/** The connection to change. Throws `not_found` also for a removed one, `conflict` for an older version. */
export async function rowToChange(ctx: Ctx, input: { id: string; version: number }): Promise<ConnectionRow> {
  const row = await db(ctx).connection.findFirst({
    where: { workspaceId: ctx.workspaceId, id: input.id, state: { not: 'removed' } },
  });
  if (!row) throw new AppError('not_found', 'There is no such connection.');
  if (row.version !== input.version) throw changed();
  return { ...row, state: ConnectionState.parse(row.state) };
}

/** Writes the change if the row is still the one that was read; of two admins at once the second gets `conflict`. */
export async function changeRow(
  ctx: Ctx,
  { id, version }: ConnectionRow,
  data: Omit<ConnectionUncheckedUpdateManyInput, 'version'>,
): Promise<ConnectionModel> {
  const [row] = await db(ctx).connection.updateManyAndReturn({
    where: { workspaceId: ctx.workspaceId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (!row) throw changed();
  return row;
}

/** A state with its reason, as of now. */
export function inState(state: ConnectionState, stateNote: string | null = null) {
  return { state, stateNote, stateAt: new Date() };
}

function changed(): AppError {
  return new AppError('conflict', 'This connection changed since you opened it.');
}
