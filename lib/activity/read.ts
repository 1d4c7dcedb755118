import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { Tenant } from '@/lib/findings/shapes';
import { factsOf } from '@/lib/items/facts';
import { cursorOf, type Place, placeOf } from './cursor';
import { sourceOf } from './names';
import type { ActivityFilter, ActivityQuery, ActivitySort } from './schema';
import { type ActivityScope, activityScope } from './scope';
import type { ActivityPage, ActivityRow } from './shapes';

type VendorEntry = Pick<ActivityRow, 'kind' | 'title' | 'goneAt'> & { tenant: Tenant };
type OwnEntry = { actor: string; action: string; subjectKind: string; subjectId: string; name: string | null };
type Found = { at: Date; id: string } & (
  | { side: 'vendor'; entry: VendorEntry; raw: unknown }
  | { side: 'own'; entry: OwnEntry; raw: null }
);

const NAME = ['title', 'name', 'email', 'label'].flatMap((key) =>
  ['after', 'before'].map((row) => `nullif(e.${row}->>'${key}', '')`),
);
const VENDOR = `select i.at, i.id::text as id, 'vendor' as side, json_build_object('kind', i.kind, 'title', i.title,
    'goneAt', i.gone_at, 'tenant', json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor,
      'removedAt', case when c.state = 'removed' then c.state_at end)) as entry, i.raw
  from item i join connection c on c.workspace_id = $1 and c.id = i.connection_id`;
// Under the name that a person has now: it is the one that is asked for.
const OWN = `select e.at, e.seq::text as id, 'own' as side, json_build_object('actor', coalesce(u.name, e.actor), 'action', e.action,
    'subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'name', coalesce(${NAME.join(', ')})) as entry, null::jsonb as raw
  from audit_event e left join app_user u on u.id = e.actor_id`;

/** What was done at the vendors and here, one stream on one clock. Our own audit log is in it for those who may read it. */
export async function listActivity(ctx: Ctx, query: ActivityQuery): Promise<ActivityPage> {
  allow(ctx, 'items.read');
  const after = query.cursor === undefined ? null : placeOf(query.sort, query.cursor);
  return activityAfter(ctx, query, query.sort, after, query.limit);
}

/** A page of any size from a place on, for lists and files. */
export async function activityAfter(
  ctx: Ctx,
  filter: ActivityFilter,
  sort: ActivitySort,
  after: Place | null,
  limit: number,
): Promise<ActivityPage> {
  const scope = await activityScope(ctx, filter);
  const text = streamSql(scope, sort, after, limit + 1);
  const found = (await rows<Found>(ctx, text, scope.params.values)).sort(inOrder(sort));
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map(rowOf),
    next: last ? cursorOf(sort, last) : null,
    ownAudit: scope.own === null ? 'left_out' : 'part_of_it',
  };
}

/** Both sides up to a page each, along their own index; who comes first is settled among those few. */
export function streamSql(scope: ActivityScope, sort: ActivitySort, after: Place | null, limit: number): string {
  const direction = sort === 'at' ? 'asc' : 'desc';
  const most = scope.params.add(limit, 'int');
  const part = (select: string, where: string, key: string, id: string) =>
    `(${select} where ${where} order by ${key} ${direction}, ${id} ${direction} limit ${most})`;
  const vendor = `${scope.vendor}${beyond('vendor', scope, sort, after)}`;
  const parts = [part(VENDOR, vendor, 'i.at', 'i.id')];
  if (scope.own !== null) parts.push(part(OWN, `${scope.own}${beyond('own', scope, sort, after)}`, 'e.at', 'e.seq'));
  return parts.join(' union all ');
}

/** Of one instant, what was done here is newer than what a vendor tells. */
function beyond(side: Found['side'], { params }: ActivityScope, sort: ActivitySort, after: Place | null): string {
  if (after === null) return '';
  const [at, id] = side === 'vendor' ? ['i.at', 'i.id'] : ['e.at', 'e.seq'];
  const sign = sort === 'at' ? '>' : '<';
  const instant = params.add(after.at, 'timestamptz');
  if (after.side === side) {
    return ` and (${at}, ${id}) ${sign} (${instant}, ${params.add(after.id, side === 'vendor' ? 'uuid' : 'bigint')})`;
  }
  const isIncluded = (sort === '-at') === (side === 'vendor');
  return ` and ${at} ${sign}${isIncluded ? '=' : ''} ${instant}`;
}

function inOrder(sort: ActivitySort): (a: Found, b: Found) => number {
  const sign = sort === 'at' ? 1 : -1;
  return (a, b) => sign * (a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || compareIds(a, b));
}

function rank({ side }: Found): number {
  return side === 'own' ? 1 : 0;
}

function compareIds(a: Found, b: Found): number {
  if (a.side === 'own') return Number(a.id) - Number(b.id);
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function rowOf(found: Found): ActivityRow {
  const at = found.at.toISOString();
  if (found.side === 'own') {
    const { actor, action, subjectKind, subjectId, name } = found.entry;
    const none = { tenant: null, goneAt: null, address: null, environment: null };
    const title = action.replaceAll('.', ' ').replaceAll('_', ' ');
    const what = title.charAt(0).toUpperCase() + title.slice(1);
    return {
      ...none,
      id: found.id,
      source: 'onequeue',
      kind: action,
      title: name === null ? what : `${what}: ${name}`,
      at,
      actor,
      resource: subjectId,
      resourceKind: subjectKind,
    };
  }
  const { event: _event, ...facts } = factsOf('activity', found.raw, {});
  return { ...found.entry, ...facts, id: found.id, source: sourceOf(found.entry.tenant.vendor), at };
}
