import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { Source } from '@/lib/model/finding';
import { type FieldTerm, type Query, termsOf, type Value } from '@/lib/query/ast';
import { tenantIds } from '@/lib/query/names';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import type { ActivityField } from './language';

/** Somebody of this workspace: by id in our own audit log, by mail at the vendors. */
export type KnownPerson = { id: string; email: string };

/** What the names of a query stand for in this workspace. */
export type ActivityNames = {
  /** The connections of a source, or of a tenant's name; the latter throws `bad_input` for a name nobody has heard of. */
  ofSource(source: string): string[];
  tenants(term: FieldTerm<ActivityField>): string[];
  /** Whoever is called so; nobody where only a vendor knows the name. */
  people(value: Value): KnownPerson[];
};

type Row = { connections: { id: string; name: string; vendor: string }[]; people: KnownPerson[][] };

const LOOK_UP = `select
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor)), '[]')
    from connection c where c.workspace_id = $1) as connections,
  (select coalesce(json_agg(t.found order by w.n), '[]') from unnest($2::text[], $3::boolean[]) with ordinality w(word, prefixed, n)
    cross join lateral (select coalesce(json_agg(json_build_object('id', u.id, 'email', lower(u.email))), '[]') as found
      from membership m join app_user u on u.id = m.user_id
      where m.workspace_id = $1 and case when w.prefixed
        then starts_with(lower(u.email), lower(w.word)) or starts_with(lower(u.name), lower(w.word))
        else lower(u.email) = lower(w.word) or lower(u.name) = lower(w.word) end) t) as people`;

/** Looks up every name of a query in one statement; a query without names asks nothing. */
export async function activityNames(ctx: Ctx, query: Query<ActivityField>): Promise<ActivityNames> {
  const terms = termsOf(query).filter((term) => term.type === 'field');
  const actors = terms.filter(({ field }) => field === 'actor').flatMap(({ values }) => values);
  const isAsked = actors.length > 0 || terms.some(({ field }) => field === 'tenant' || field === 'source');
  const values = [ctx.workspaceId, actors.map(({ text }) => text), actors.map(({ prefix }) => prefix)];
  const [row] = isAsked ? await rows<Row>(ctx, LOOK_UP, values, 'activity names') : [];
  const connections = row?.connections ?? [];
  return {
    ofSource: (source) => connections.filter(({ vendor }) => sourceOf(vendor) === source).map(({ id }) => id),
    tenants: (term) => term.values.flatMap((value) => tenantIds(connections, value, term.span)),
    people: (value) => (isMe(value) ? me(ctx) : (row?.people[actors.indexOf(value)] ?? [])),
  };
}

export function sourceOf(vendor: string): Source {
  const about = CATALOGUE.find(({ id }) => id === vendor);
  if (!about) throw new Error(`no vendor is called ${vendor}`);
  return about.source;
}

function isMe({ text, prefix }: Value): boolean {
  return !prefix && text.toLowerCase() === 'me';
}

function me({ actor }: Ctx): KnownPerson[] {
  return actor.userId === null ? [] : [{ id: actor.userId, email: actor.email.toLowerCase() }];
}
