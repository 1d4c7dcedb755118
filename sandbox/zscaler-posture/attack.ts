import { itemAt } from '../core/random';
import type { World } from '../core/world';

const places = ['description', 'remediation', 'recommendations', 'resource'] as const;

/** Every 97th alert carries hostile text in one place. */
export function attackOn({ attackList }: World, index: number): (place: (typeof places)[number]) => string | undefined {
  const turn = Math.floor(index / 97);
  const text = isAttacked(index) ? itemAt(attackList, turn % attackList.length) : undefined;
  return (place) => (place === itemAt(places, turn % places.length) ? text : undefined);
}

export function isAttacked(index: number): boolean {
  return index % 97 === 11;
}
