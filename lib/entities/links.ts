import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { TENANT_JSON } from '@/lib/findings/row-sql';
import type { Identity } from './identify';
import type { EntityLink } from './shapes';

export type Links = { links: EntityLink[]; ambiguous: string[] };

/** Users at Edge who are this person. Its list of users has no mail address, so that mostly id or name must do. */
export const USERS = `select i.id as item, i.title as name, i.external_id as value, ${TENANT_JSON} as tenant,
    case when lower(i.external_id) = any($2::text[]) then 'uuid'
      when lower(coalesce(nullif(i.raw ->> 'email', ''), i.raw ->> 'login')) = $3 then 'mail' else 'name' end as by
  from item i join connection c on c.workspace_id = $1 and c.id = i.connection_id
  where i.workspace_id = $1 and i.noun = 'user' and i.gone_at is null and c.state <> 'removed'
    and (lower(i.external_id) = any($2::text[]) or lower(coalesce(nullif(i.raw ->> 'email', ''), i.raw ->> 'login')) = $3
      or i.title = any($4::text[]))
  order by i.id limit 100`;

/** Who at Edge a person is, by id, mail or name. A name that two have there joins neither. */
export async function linksOf(ctx: Ctx, { kind, plain, names, uuids }: Identity): Promise<Links> {
  if (kind !== 'person') return { links: [], ambiguous: [] };
  const found = await prepared<EntityLink>(ctx, USERS, [ctx.workspaceId, uuids, plain, names]);
  const isSure = ({ by }: EntityLink) => by !== 'name';
  const alike = (one: EntityLink) =>
    found.filter(({ by, name, tenant }) => by === 'name' && name === one.name && tenant.id === one.tenant.id);
  // Where the tenant has told who it is, a namesake is somebody else.
  const isKnown = (one: EntityLink) => found.some((other) => isSure(other) && other.tenant.id === one.tenant.id);
  return {
    links: found.filter((one) => isSure(one) || (!isKnown(one) && alike(one).length === 1)),
    ambiguous: [
      ...new Set(found.filter((one) => !isSure(one) && !isKnown(one) && alike(one).length > 1).map(({ name }) => name)),
    ],
  };
}
