import { type Rng, rng } from '../core/random';
import type { Person, World } from '../core/world';
import { STATUS } from './numbers';
import { filled, type Row } from './shape';

const DAY = 86_400_000;

/** `count` objects of a documented shape as the tenant had them before the epoch; row i needs no other row. */
export function seedRows(
  world: World,
  account: string,
  sample: Row,
  name: string,
  count: number,
  values: (dice: Rng, index: number) => Row,
): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const dice = rng(`${world.seed}:edge:${name}:${index}`);
    const uuid = dice.uuid();
    const createdAt = world.epochMs - dice.int(190 * DAY, 700 * DAY);
    const updatedAt = createdAt + dice.int(0, 180 * DAY);
    const own = { account_name: account, uuid, status: STATUS.ACTIVE, create_time: createdAt, update_time: updatedAt };
    const authors = authorship(dice.pick(world.admins), dice.pick(world.admins));
    return filled(sample, { ...own, ...authors, ...values(dice, index) });
  });
}

export function authorship(creator: Pick<Person, 'uuid' | 'name'>, updater = creator) {
  return {
    creator_uuid: creator.uuid,
    creator_display_name: creator.name,
    updater_uuid: updater.uuid,
    updater_display_name: updater.name,
  };
}

/** Some of the vendor's times are in seconds by the look of their neighbours. */
export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
