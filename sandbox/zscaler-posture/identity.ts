import type { Rng } from '../core/random';
import type { World } from '../core/world';
import type { Policy } from './policy';

export type Identity = { identity_id: string; identity_name: string; identity_type: string; identity_source: string };

/** Who an alert about rights is about: a person that other vendors know too, or a machine's account. */
export function identityOf(world: World, dice: Rng, policy: Policy): Identity {
  if (policy.type === 'User') {
    const person = world.people[Math.floor(world.people.length * dice.float() ** 1.6)] ?? dice.pick(world.people);
    const source = policy.csp === 'AWS' ? 'Local' : dice.pick(['Federated', 'External']);
    return { identity_id: person.uuid, identity_name: person.email, identity_type: 'Human', identity_source: source };
  }
  const name = `${dice.pick(['ci', 'deploy', 'backup', 'etl', 'metrics', 'billing'])}-${dice.int(1, 20)}`;
  return { identity_id: dice.uuid(), identity_name: name, identity_type: 'Non human', identity_source: 'Local' };
}
