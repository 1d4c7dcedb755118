import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import type { Effect, Rule, Rules } from './shapes';

export const TAKEN_DAYS = 30;

type Row = Omit<Rule, 'effect'> & {
  type: Effect['type'];
  owner: { id: string; name: string } | null;
  label: string | null;
  minutes: number | null;
};

const RULE = `json_build_object('id', r.id, 'name', r.name, 'q', r.q, 'type', r.effect, 'label', r.label, 'minutes', r.snooze_minutes,
    'owner', (select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = r.owner_id),
    'expiresAt', r.expires_at, 'isEnabled', r.enabled, 'isExpired', coalesce(r.expires_at <= now(), false),
    'isCatchingUp', r.enabled and r.seen_xid < r.start_xid, 'trouble', r.trouble,
    'taken', (select count(*) from rule_taken t where t.workspace_id = $1 and t.rule_id = r.id
      and t.at > now() - interval '${TAKEN_DAYS} days'),
    'version', r.version, 'changedAt', r.changed_at,
    'changedBy', (select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = r.changed_by))`;
const ALL = `select coalesce(json_agg(${RULE} order by r.position, r.id), '[]') as rules
  from rule r where r.workspace_id = $1 and r.removed_at is null`;
const ONE = `select ${RULE} as rule from rule r where r.workspace_id = $1::uuid and r.id = $2::uuid and r.removed_at is null`;

/** Every rule in the order in which they act, with what each did of late. */
export async function listRules(ctx: Ctx): Promise<Rules> {
  allow(ctx, 'rules.read');
  const [row] = await within<{ rules: Row[] }>(ctx, ALL.replace('$1 ', '$1::uuid '), [ctx.workspaceId]);
  if (!row) throw new Error('rules are one row');
  return { rules: row.rules.map(toRule) };
}

/** One of them; inside a transaction as that transaction sees it. Throws `not_found`. */
export async function getRule(ctx: Ctx, id: string): Promise<Rule> {
  const [row] = await within<{ rule: Row }>(ctx, ONE, [ctx.workspaceId, id]);
  if (!row) throw new AppError('not_found', 'There is no such rule.');
  return toRule(row.rule);
}

function toRule({ type, owner, label, minutes, ...rest }: Row): Rule {
  return { ...rest, effect: effectOf({ type, owner, label, minutes }) };
}

function effectOf({ type, owner, label, minutes }: Pick<Row, 'type' | 'owner' | 'label' | 'minutes'>): Effect {
  if (type === 'assign' && owner) return { type, owner };
  if (type === 'label' && label !== null) return { type, label };
  if (type === 'snooze' && minutes !== null) return { type, minutes };
  if (type === 'suppress') return { type };
  throw new Error(`a rule that does ${type} has nothing to do it with`);
}
