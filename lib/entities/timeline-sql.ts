import 'server-only';
import { TENANT_JSON } from '@/lib/findings/row-sql';
import { RUN_ENDS_AT, RUN_WAITS } from '@/lib/items/waiting-runs';
import { Params } from '@/lib/query/params';
import { changeKeySql, type Known, requestKeySql } from './item-joins';

type Statement = { text: string; values: unknown[] };
export type Window = { from: string; to: string };

/** As many as a page shows; one more tells that there are more. */
export const MOST_CHANGES = 100;
export const MOST_APPROVALS = 100;

const JOINED = `i.id, i.title, i.raw, i.at, ${TENANT_JSON} as tenant, coalesce(c.settings -> 'enumLabels', '{}') as names, k.by
  from item i join connection c on c.workspace_id = $1 and c.id = i.connection_id`;

/** Requests of the entity that wait for an answer; null: no request names such a thing. */
export function approvalsSql(workspaceId: string, known: Known, rejected: readonly string[]): Statement | null {
  const params = new Params(workspaceId);
  const by = requestKeySql(known, params);
  if (by === null) return null;
  const text = `select ${RUN_ENDS_AT} as ends, ${JOINED} cross join lateral (select ${by} as by) k
    where i.workspace_id = $1 and ${RUN_WAITS} and k.by is not null and i.id <> all(${params.add(rejected, 'uuid[]')})
    order by i.at desc, i.id desc limit ${MOST_APPROVALS}`;
  return { text, values: params.values };
}

/** What the vendors' logs say of the entity between two instants, the newest first. */
export function changesSql(
  workspaceId: string,
  known: Known,
  { from, to }: Window,
  rejected: readonly string[],
): Statement {
  const params = new Params(workspaceId);
  const text = `select i.external_id, ${JOINED} cross join lateral (select ${changeKeySql(known, params)} as by) k
    where i.workspace_id = $1 and i.noun = 'activity' and i.gone_at is null
      and i.at >= ${params.add(from, 'timestamptz')} and i.at <= ${params.add(to, 'timestamptz')}
      and k.by is not null and i.id <> all(${params.add(rejected, 'uuid[]')})
    order by i.at desc, i.id desc limit ${MOST_CHANGES + 1}`;
  return { text, values: params.values };
}

/** Which key joins one entry of a list, whenever it happened. */
export function joinOfSql(workspaceId: string, known: Known, id: string): Statement {
  const params = new Params(workspaceId);
  const request = requestKeySql(known, params);
  const change = changeKeySql(known, params);
  const text = `select i.title, i.noun, case i.noun when 'activity' then ${change}
      when 'workflow_run' then ${request ?? 'null'} end as by
    from item i where i.workspace_id = $1 and i.id = ${params.add(id, 'uuid')}`;
  return { text, values: params.values };
}
