import { itemAt } from '../core/random';
import type { World } from '../core/world';

const places = ['file', 'rule', 'note', 'department', 'action', 'trigger'] as const;
export type AttackPlace = (typeof places)[number];

/** Every 41st incident carries hostile text in one place, each text in each place in turn. */
export function attackOn({ attackList }: World, index: number): (place: AttackPlace) => string | undefined {
  const turn = Math.floor(index / 41);
  const text = index % 41 === 7 ? itemAt(attackList, turn % attackList.length) : undefined;
  return (place) => (place === itemAt(places, turn % places.length) ? text : undefined);
}
