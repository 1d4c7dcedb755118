import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import type { ItemNoun } from '@/lib/model/record';
import { operationsOf } from '@/lib/vendors/operations';
import type { Action } from './schema';

/** In which of our lists the records of a resource stand. */
const LISTED: Readonly<Record<string, ItemNoun>> = {
  alert_configs: 'policy',
  app_control_policies: 'policy',
  policies: 'policy',
  users: 'user',
  workflow_runs: 'workflow_run',
  workflows: 'workflow',
};

/**
 * What an operation answered is not kept: the list in which stands what it changed, or made, is read again soon. Without it
 * who makes a workflow would wait for minutes until it can be opened.
 */
export async function lookAgain(ctx: Ctx, { command, input, itemId, connectionId }: Action): Promise<void> {
  if (command !== 'operation.call') return;
  const [connection] = await within<{ vendor: string }>(
    ctx,
    'select vendor from connection where workspace_id = $1 and id = $2',
    [ctx.workspaceId, connectionId],
  );
  const operation = operationsOf(connection?.vendor ?? '').find(({ id }) => id === input.operation);
  const noun = LISTED[operation?.resource ?? ''] ?? null;
  await within(
    ctx,
    `update sync_stream s set due_at = least(s.due_at, now()) where s.workspace_id = $1 and s.connection_id = $2
       and s.noun in ($4, (select i.noun from item i where i.workspace_id = $1 and i.id = $3)) and s.due_at <> 'infinity'`,
    [ctx.workspaceId, connectionId, itemId, noun],
  );
}
