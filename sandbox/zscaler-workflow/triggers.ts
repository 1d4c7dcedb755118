import { itemAt, type Rng, rng } from '../core/random';
import type { World } from '../core/world';
import { attackOn } from './attack';
import { profiles } from './catalog';
import type { IncidentRecord } from './record';

/** The text that broke the rule, by dictionary; with context, the words around it too. */
export function triggersOf(world: World, record: IncidentRecord, withContext: boolean): Record<string, string> {
  const dice = rng(`${world.seed}:dlp-triggers:${record.index}`);
  const attack = attackOn(world, record.index)('trigger');
  const { dictionaries } = itemAt(profiles, record.profile);
  return Object.fromEntries(
    dictionaries.map(({ name, samples }) => {
      const matches = Array.from({ length: dice.int(1, 3) }, () => attack ?? dice.pick(samples));
      // The words are drawn either way, so that both answers show the same matches.
      const inContext = matches.map((match) => surround(dice, match));
      return [name, (withContext ? inContext : matches).join(', ')];
    }),
  );
}

function surround(dice: Rng, match: string): string {
  const [before, after] = dice.pick([
    ['please charge the card', 'before Friday and send the receipt'],
    ['account holder reference', 'as agreed on the phone'],
    ['see row 14:', 'last updated by the branch office'],
    ['export of the old system', 'do not forward'],
  ] as const);
  return `${before} ${match} ${after}`;
}
