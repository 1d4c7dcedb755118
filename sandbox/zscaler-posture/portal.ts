import { asObject, Refusal } from '../core/call';
import { rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import { alertStatuses } from './assumed';
import type { AlertChange, Store } from './store';

/** What happens in the vendor's own portal: nothing of it can be done through the API. */
export function makePortal({ world, seed, clock, epochMs }: Deps, store: Store) {
  const dice = rng(`${seed}:posture-portal:${clock.mode === 'run' ? clock.now() : epochMs}`);
  return {
    portal(id: string, set: Record<string, unknown>): boolean {
      const at = clock.now();
      if (id === 'api-key') store.change({ op: 'key', at, set: parseKey(set) });
      else if (store.locate(id))
        store.change({ op: 'change', at, id, change: parseChange(set, dice.pick(world.admins).email) });
      else return false;
      return true;
    },
    /** The next scan: some new alerts, and now and then an old one that is gone. */
    tick(): void {
      const at = clock.now();
      for (let left = dice.int(1, 3); left > 0; left--) store.change({ op: 'arrive', at, set: 'cloud' });
      if (dice.chance(0.05)) store.change({ op: 'arrive', at, set: 'iac' });
      const index = dice.int(0, store.columns.cloud.created.length - 1);
      if (!store.isOpen('cloud', index)) return;
      const statusText = 'The alert was automatically resolved, as the policy is no longer violated.';
      store.change({
        op: 'change',
        at,
        id: store.alert('cloud', index).alert_id,
        change: { status: 'Resolved', statusText },
      });
    },
  };
}

function parseChange(set: Record<string, unknown>, by: string): AlertChange {
  const { status, reason = 'Accepted by the owner', ...rest } = asObject(set) ?? {};
  const known = alertStatuses.find((one) => one === status);
  if (!known || typeof reason !== 'string' || Object.keys(rest).length > 0) {
    throw new Refusal(400, `wanted: { status: ${alertStatuses.join(' or ')}, reason? }`);
  }
  return { status: known, statusText: 'The alert was changed by a user.', reason, updatedBy: by };
}

/** The key's portal page: revoked for good, or replaced by a new one. */
function parseKey({ key, revoked, ...rest }: Record<string, unknown>) {
  if (typeof key === 'string' && Object.keys(rest).length === 0) return { key, revoked: false };
  if (typeof revoked === 'boolean' && key === undefined && Object.keys(rest).length === 0) return { revoked };
  throw new Refusal(400, 'wanted: { key } or { revoked }');
}
