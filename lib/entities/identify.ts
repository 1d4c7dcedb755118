import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { TERM_FIELDS } from '@/lib/query/names';
import { plainKey } from './address';
import { personKey } from './joins';
import type { EntityKind, JoinKey } from './schema';

/** An entity that is known here: how it is written, and what else its vendors call it. */
export type Identity = {
  kind: EntityKind;
  key: string;
  plain: string;
  name: string | null;
  keyName: JoinKey;
  /** What records of a person say beside the address: names, and ids that other vendors may know. */
  names: string[];
  uuids: string[];
};

type Known = { key: string; name: string | null; key_name: JoinKey | null; names: string[]; uuids: string[] };

/** As many records of a person as are read for other names: the worst of them, the newest first. */
const MOST_RECORDS = 20;
const TERM = `select t.value as key, null as name, null as key_name, '{}'::text[] as names, '{}'::text[] as uuids
  from term_match($1, $2::smallint, $3, false, 1) t`;

const PERSON = `with known as (select m.id, m.value from term_match($1, ${TERM_FIELDS.person}::smallint, $2, false, 20) m),
  -- All of theirs first: in the order of the whole queue they may lie far apart.
  theirs as materialized (select f.id, f.severity, f.updated_at from finding f
    where f.workspace_id = $1 and f.person_id = any(array(select k.id from known k))),
  newest as (select t.id from theirs t order by t.severity desc, t.updated_at desc, t.id desc limit ${MOST_RECORDS}),
  record as materialized (select r.raw from finding_raw r
    where r.workspace_id = $1 and r.finding_id = any(array(select n.id from newest n))),
  said as (select
      case when lower(raw #>> '{userInfo,email}') = lower($2) then raw #>> '{userInfo,name}'
        when lower(raw #>> '{user,email}') = lower($2) then raw #>> '{user,name}' end as name,
      case when lower(raw #>> '{identity,identity_name}') = lower($2) then raw #>> '{identity,identity_id}' end as uuid from record)
  select (select min(k.value) from known k) as key,
    (select mode() within group (order by s.name) from said s where s.name !~ '^[*@.\\s]*$') as name, null as key_name,
    array(select distinct s.name from said s where s.name !~ '^[*@.\\s]*$' order by 1) as names,
    array(select distinct lower(s.uuid) from said s where s.uuid ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' order by 1) as uuids
  where exists (select from known)`;

const DOCUMENT = `select d.value as key, t.value as name, replace(d.key, '_', ' ') as key_name, '{}'::text[] as names, '{}'::text[] as uuids
  from finding_document d join finding f on f.workspace_id = $1 and f.id = d.finding_id
  left join term t on t.workspace_id = $1 and t.id = f.resource_id
  where d.workspace_id = $1 and d.value = $2 order by f.updated_at desc, f.id desc limit 1`;

/** A device is told by the requests made from it: no list of devices is kept. */
const DEVICE = `select i.raw ->> 'device_uuid' as key, n.name, 'uuid' as key_name, '{}'::text[] as names, '{}'::text[] as uuids
  from item i left join lateral (select d ->> 'display_name' as name from jsonb_path_query(i.raw, '$.device_details[*]') d
    where lower(d ->> 'uuid') = lower($2) limit 1) n on true
  where i.workspace_id = $1 and i.noun = 'workflow_run' and lower(i.raw ->> 'device_uuid') = lower($2)
  order by n.name is null, i.at desc, i.id desc limit 1`;

export function identitySql(kind: EntityKind, workspaceId: string, key: string): { text: string; values: unknown[] } {
  switch (kind) {
    case 'person':
      return { text: PERSON, values: [workspaceId, key] };
    case 'document':
      return { text: DOCUMENT, values: [workspaceId, key] };
    case 'device':
      return { text: DEVICE, values: [workspaceId, key] };
    case 'resource':
    case 'account':
      return { text: TERM, values: [workspaceId, TERM_FIELDS[kind], key] };
  }
}

const NOBODY: Record<EntityKind, string> = {
  person: 'No finding here names this person.',
  device: 'No request that is kept here came from this device.',
  resource: 'No finding here names this resource.',
  account: 'No finding here names this account.',
  document: 'No finding here names this document.',
};

/** Throws `not_found` for what nothing in the workspace names. */
export async function identify(ctx: Ctx, kind: EntityKind, key: string): Promise<Identity> {
  const { text, values } = identitySql(kind, ctx.workspaceId, key);
  const [known] = await prepared<Known>(ctx, text, values);
  if (!known) throw new AppError('not_found', NOBODY[kind]);
  const { key_name, names, uuids } = known;
  const keyName = key_name ?? keyNameOf(kind, known.key);
  return { kind, key: known.key, plain: plainKey(kind, known.key), name: known.name, keyName, names, uuids };
}

function keyNameOf(kind: EntityKind, key: string): JoinKey {
  if (kind === 'person') return personKey(key);
  if (kind === 'account') return 'account id';
  return key.toLowerCase().startsWith('arn:') ? 'ARN' : 'resource id';
}
