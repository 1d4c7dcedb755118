import { Refusal } from '../core/call';
import { rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import { priorities, type Status, severities, statuses } from './assumed';
import type { PortalSet } from './changes';
import type { Store } from './store';
import { parseLabel } from './write';

/** What people do in the vendor's own portal, on demand of a test or by themselves while the clock runs. */
export function makePortal({ world, seed, clock, epochMs }: Deps, store: Store) {
  const dice = rng(`${seed}:dlp-portal:${clock.mode === 'run' ? clock.now() : epochMs}`);
  const change = (id: string, set: PortalSet) => {
    const admin = dice.pick(world.admins);
    store.change({ op: 'portal', id, at: clock.now(), by: admin.name, byId: admin.id, set });
  };
  return {
    portal(id: string, set: Record<string, unknown>): boolean {
      if (id === 'api-key') {
        store.change({ op: 'key', at: clock.now(), set: parseKey(set) });
        return true;
      }
      if (!store.find(id)) return false;
      change(id, parseSet(set));
      return true;
    },
    /** A new incident, and now and then a colleague who works on one of the newest. */
    tick(): void {
      store.change({ op: 'arrive', at: clock.now() });
      if (!dice.chance(0.3)) return;
      const open = store
        .newestFirst()
        .slice(0, 400)
        .filter((record) => record.status !== 'RESOLVED');
      if (open.length > 0) change(dice.pick(open).id, { status: dice.weighted(nextStatuses) });
    },
  };
}

const nextStatuses: readonly (readonly [Status, number])[] = [
  ['INVESTIGATING', 5],
  ['VALIDATING_WITH_USER', 2],
  ['ESCALATED', 1],
  ['RESOLVED', 4],
];

/** The key's portal page: a new secret, or enabled and disabled. */
function parseKey({ secret, enabled, ...rest }: Record<string, unknown>) {
  const known = Object.keys(rest).length === 0 && (secret === undefined || typeof secret === 'string');
  if (!known || (enabled !== undefined && typeof enabled !== 'boolean'))
    throw new Refusal(400, 'wanted: { secret?, enabled? }');
  return { ...(secret === undefined ? {} : { secret }), ...(enabled === undefined ? {} : { enabled }) };
}

function parseSet(set: Record<string, unknown>): PortalSet {
  const unknown = Object.keys(set).find((key) => !portalKeys.includes(key));
  if (unknown) throw new Refusal(400, `unknown: ${unknown}; known: ${portalKeys.join(', ')}`);
  return {
    status: oneOf(set.status, statuses),
    severity: oneOf(set.severity, severities),
    priority: oneOf(set.priority, priorities),
    assignedAdmin: set.assignedAdmin === null ? null : text(set.assignedAdmin),
    note: text(set.note),
    label: set.label === undefined ? undefined : parseLabel(set.label),
  };
}

const portalKeys = ['status', 'severity', 'priority', 'assignedAdmin', 'note', 'label'];

function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new Refusal(400, `one of ${known.join(', ')}`);
  return found;
}

function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new Refusal(400, 'must be text');
}
