import { rng } from '../core/random';
import type { Person, World } from '../core/world';
import { DATA_SOURCE, ROLE, STATUS, SWITCH } from './numbers';
import { seconds } from './seed-rows';
import { filled, type Row, sampleOf } from './shape';

const DAY = 86_400_000;

/** The company's people as users; what names them in person is kept apart, as the vendor does. */
export function seedUsers(world: World, account: string): { users: Row[]; pii: Row[]; groups: Row[] } {
  const groups = seedGroups(world, account);
  const groupOf = new Map(groups.map((group) => [group.name, group.uuid]));
  const users = world.people.map((person, i) => {
    const dice = rng(`${world.seed}:edge:user:${i}`);
    const createdAt = seconds(world.epochMs - dice.int(200, 1500) * DAY);
    return filled(sampleOf('getUser'), {
      account_name: account,
      uuid: person.uuid,
      display_name: i === 77 ? `${person.name} ${world.attackStrings.rightToLeft}` : person.name,
      data_source: DATA_SOURCE.OKTA,
      integration_id: rng(`${world.seed}:edge:okta`).uuid(),
      source_user_id: `00u${dice.hex(17)}`,
      location: person.country,
      role: roleOf(world, person),
      status: dice.weighted([
        [STATUS.ACTIVE, 94],
        [STATUS.SUSPENDED, 4],
        [STATUS.INIT, 2],
      ]),
      mfa_status: SWITCH.ON,
      idp_mfa_status: SWITCH.ON,
      tags: [`group:${groupOf.get(person.department)}`, `country:${person.country}`],
      create_time: createdAt,
      update_time: createdAt + dice.int(0, 100 * 86_400),
      record_update_time: createdAt,
    });
  });
  const pii = world.people.map((person, i) => ({
    account_name: account,
    uuid: person.uuid,
    email: person.email,
    login: person.email,
    phone: `+1555${rng(`${world.seed}:edge:phone:${i}`).digits(7)}`,
  }));
  return { users, pii, groups };
}

function seedGroups(world: World, account: string): Row[] {
  const sizes = new Map<string, number>();
  for (const { department } of world.people) sizes.set(department, (sizes.get(department) ?? 0) + 1);
  sizes.set('All employees', world.people.length);
  sizes.set('Contractors', 0);
  return [...sizes].map(([name, size], i) => {
    const dice = rng(`${world.seed}:edge:group:${i}`);
    const createdAt = seconds(world.epochMs - dice.int(400, 1500) * DAY);
    const local = name === 'Contractors';
    return filled(sampleOf('getGroup'), {
      account_name: account,
      uuid: dice.uuid(),
      name,
      description: local ? 'Kept by hand' : 'From the identity provider',
      data_source: local ? DATA_SOURCE.LOCAL : DATA_SOURCE.OKTA,
      integration_id: local ? '' : rng(`${world.seed}:edge:okta`).uuid(),
      status: STATUS.ACTIVE,
      user_count: size,
      create_time: createdAt,
      update_time: createdAt,
      membership_update_time: createdAt + dice.int(0, 300 * 86_400),
      profile_update_time: createdAt,
    });
  });
}

function roleOf(world: World, person: Person): number {
  if (world.admins.some(({ uuid }) => uuid === person.uuid)) return ROLE.ADMIN;
  return person.department === 'IT' ? ROLE.IT_ADMIN : ROLE.USER;
}
