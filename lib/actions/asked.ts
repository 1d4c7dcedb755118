import 'server-only';
import { allow } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { aboutById } from '@/lib/vendors/catalogue';
import { operationOf } from '@/lib/vendors/operations';
import { permissionOf } from './permission-of';
import { ACTION_RULES } from './rules';
import type { Action } from './schema';
import type { AskedAction, AskedActions } from './shapes';

const MOST = 100;
const ASKED = `select a.id, a.command, a.input, a.target, a.requested_at as "requestedAt",
    json_build_object('id', u.id, 'name', u.name) as "requestedBy",
    json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor) as tenant,
    case when i.id is not null then json_build_object('noun', i.noun, 'id', i.id, 'title', i.title) end as item
  from action a join app_user u on u.id = a.requested_by
    join connection c on c.workspace_id = $1 and c.id = a.connection_id
    left join item i on i.workspace_id = $1 and i.id = a.item_id
  where a.workspace_id = $1 and a.state = 'asked' order by a.requested_at desc, a.id desc limit ${MOST}`;

type Row = Pick<AskedAction, 'id' | 'target' | 'requestedBy' | 'tenant' | 'item'> &
  Pick<Action, 'command' | 'input'> & { requestedAt: Date };

/** The writes that wait for a second person, newest first. */
export async function listAsked(ctx: Ctx): Promise<AskedActions> {
  allow(ctx, 'findings.read');
  const found = await rows<Row>(ctx, ASKED, [ctx.workspaceId], 'asked actions');
  return { items: found.map((row) => askedOf(ctx, row)) };
}

/** How many writes wait for a second person. */
export async function countAsked(ctx: Ctx): Promise<number> {
  allow(ctx, 'findings.read');
  const count = "select count(*)::int as count from action where workspace_id = $1 and state = 'asked'";
  const [row] = await rows<{ count: number }>(ctx, count, [ctx.workspaceId], 'asked count');
  return row?.count ?? 0;
}

function askedOf({ actor }: Ctx, { requestedAt, ...row }: Row): AskedAction {
  const permission = permissionOf(row, row.tenant.vendor);
  return {
    ...row,
    requestedAt: requestedAt.toISOString(),
    words: wordsOf(row),
    isMine: actor.userId === row.requestedBy.id,
    may: actor.role !== 'worker' && may(actor.role, permission),
    vendorLabel: aboutById(row.tenant.vendor).label,
  };
}

function wordsOf({ command, input, tenant }: Pick<Row, 'command' | 'input' | 'tenant'>): string {
  if (command === 'policy.status') return 'Suspend policy';
  if (command !== 'operation.call') return ACTION_RULES[command].words;
  return operationOf(tenant.vendor, String(input.operation)).title;
}
