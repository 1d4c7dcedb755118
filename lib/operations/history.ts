import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { PastCall, PastCalls } from './history-shapes';

const KEPT = 500;
const SHOWN = 50;
const MOST_INPUT = 16_000;
const MOST_WORDS = 1000;

export type CallRecord = Pick<PastCall, 'operation' | 'ms' | 'outcome' | 'message'> & {
  connectionId: string;
  /** As it was sent; the keys of `secrets` lose their values. */
  input: object;
  secrets: readonly string[];
};

// Old ones go as new ones come, a few more than come so that the number falls to what is kept.
const RECORD = `with gone as (
    delete from operation_call where workspace_id = $1 and id = any(array(
      select id from operation_call where workspace_id = $1 and user_id = $3 order by at desc, id desc offset ${KEPT} limit 5)))
  insert into operation_call (workspace_id, id, user_id, connection_id, operation, input, ms, outcome, message)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Keeps a call among those of the person who made it. */
export async function recordCall(ctx: Ctx, call: CallRecord): Promise<void> {
  const { userId } = person(ctx);
  const input = JSON.stringify(withoutSecrets(call.input, new Set(call.secrets.map((key) => key.toLowerCase()))));
  await rows(
    ctx,
    RECORD,
    [
      ctx.workspaceId,
      uuidv7(),
      userId,
      call.connectionId,
      call.operation,
      input.length > MOST_INPUT ? null : input,
      call.ms,
      call.outcome,
      call.message?.slice(0, MOST_WORDS) ?? null,
    ],
    'operation call',
  );
}

/** A person's own calls, newest first. Of a colleague's nobody hears here. */
export async function listCalls(ctx: Ctx): Promise<PastCalls> {
  allow(ctx, 'operations.read');
  const { userId } = person(ctx);
  const calls = await rows<PastCall>(
    ctx,
    `select o.id, o.operation, o.input, o.at, o.ms, o.outcome, o.message,
       json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor,
         'removedAt', case when c.state = 'removed' then c.state_at end) as tenant
     from operation_call o join connection c on c.workspace_id = $1 and c.id = o.connection_id
     where o.workspace_id = $1 and o.user_id = $2 order by o.at desc, o.id desc limit ${SHOWN}`,
    [ctx.workspaceId, userId],
    'operation calls',
  );
  return { calls };
}

function withoutSecrets(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      secrets.has(key.toLowerCase()) ? [] : [[key, withoutSecrets(one, secrets)]],
    ),
  );
}
