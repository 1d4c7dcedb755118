import 'server-only';
import { planAddLabel } from '@/lib/findings/add-label';
import { planAssign } from '@/lib/findings/assign';
import type { Held, MakePlan } from '@/lib/findings/change';
import { planSnooze } from '@/lib/findings/snooze';
import { planSuppress } from '@/lib/findings/suppress';
import { FIRST_CLOSED_STATUS } from '@/lib/model/finding';
import type { Params } from '@/lib/query/params';
import type { Effect } from './shapes';

/** A rule as the worker reads it. */
export type ActingRule = {
  id: string;
  name: string;
  q: string;
  effect: Effect['type'];
  owner_id: string | null;
  label: string | null;
  snooze_minutes: number | null;
  revision: number;
  since: Date | null;
  seen_xid: string;
  seen_id: string;
};

/** What it does, as the verb of a person does it; what somebody did meanwhile is left as it is. */
export function planOf(rule: ActingRule): MakePlan {
  const made = verbOf(rule);
  return async (ctx, ids) => {
    const plan = await made(ctx, ids);
    return { ...plan, objection: (held) => (isFree(rule, held) ? plan.objection(held) : 'same') };
  };
}

function verbOf(rule: ActingRule): MakePlan {
  switch (rule.effect) {
    case 'assign':
      return planAssign(rule.owner_id);
    case 'label':
      return planAddLabel(rule.label ?? '');
    case 'snooze':
      return planSnooze(new Date(Date.now() + (rule.snooze_minutes ?? 0) * 60_000).toISOString());
    case 'suppress':
      return planSuppress(rule);
  }
}

function isFree({ effect }: ActingRule, { status, owner_id, own_status }: Held): boolean {
  if (status >= FIRST_CLOSED_STATUS) return false;
  switch (effect) {
    case 'assign':
      return owner_id === null;
    case 'label':
      return true;
    case 'snooze':
    case 'suppress':
      return own_status === null;
  }
}

// Done by a person: a rule's own deeds, and Onequeue's, name nobody.
const byPerson = (
  which: string,
) => `exists (select from audit_event o where o.workspace_id = $1 and o.subject_kind = 'finding'
  and o.subject_id = f.id::text and o.actor_id is not null and ${which})`;
// What says nothing of how a finding stands.
const LOOKED = `('finding.watch', 'finding.unwatch', 'finding.see_mentions', 'finding.evidence')`;

/**
 * Which findings nobody has decided about, as SQL over `f`: one that anybody had is not assigned, a label that anybody
 * took off is not put on again, and only what nobody has touched is put out of sight.
 */
export function freeSql({ effect, label }: ActingRule, params: Params): string {
  switch (effect) {
    case 'assign':
      return `f.owner_id is null and not ${byPerson("o.action in ('finding.assign', 'finding.hand_over')")}`;
    case 'label': {
      const word = params.add(label, 'text');
      return `not exists (select from finding_label l where l.workspace_id = $1 and l.finding_id = f.id and l.label = ${word})
        and not ${byPerson(`o.action = 'finding.remove_label' and o.before->>'label' = ${word}`)}`;
    }
    case 'snooze':
    case 'suppress':
      return `f.own_status is null and f.verdict is null and f.last_action_id is null
        and not exists (select from case_finding k where k.workspace_id = $1 and k.finding_id = f.id)
        and not ${byPerson(`o.action not in ${LOOKED}`)}`;
  }
}
